// The same tree gets the same verdict twice: every property test draws its cases from one seed, unless another is
// asked for. `PROPERTY_SEED=random npm test` looks at new cases; a number looks at those of that number again.

import fc from 'fast-check';

const asked = process.env['PROPERTY_SEED'];

if (asked !== 'random')
  fc.configureGlobal({ seed: asked === undefined ? 20_261_122 : Number(asked) });
