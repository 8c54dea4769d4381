// Branded identifiers, so that one kind of id is never passed where another is meant.
// Ids made by this program are UUIDs; any non-empty string is accepted from elsewhere.

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type ArticleId = Id<'ArticleId'>;
export type AnnotationId = Id<'AnnotationId'>;
export type RelationId = Id<'RelationId'>;
export type AnnotatorId = Id<'AnnotatorId'>;
export type CollectionId = Id<'CollectionId'>;
/** A tag's id within its tagset, such as `claim`. */
export type TagId = Id<'TagId'>;
