/** undici's pool by itself: the package's own entry loads fetch, WebSockets and caches as well, some 12 MB that nothing here uses. */
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}
