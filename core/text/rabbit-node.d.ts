declare module 'rabbit-node' {
  const rabbit: {
    /** Zawgyi to Unicode. */
    zg2uni(text: string): string;
    /** Unicode to Zawgyi. */
    uni2zg(text: string): string;
  };
  export default rabbit;
}
