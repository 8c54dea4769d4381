// better-sqlite3 with encryption has its interface; its own types cannot be found through its `exports`.

declare module 'better-sqlite3-multiple-ciphers' {
  import Database = require('better-sqlite3');
  export default Database;
}
