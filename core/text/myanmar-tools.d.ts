declare module 'myanmar-tools' {
  interface Detector {
    /** 0 (Unicode) … 1 (Zawgyi); `-Infinity` for text without a Myanmar letter. */
    getZawgyiProbability(text: string): number;
  }
  interface Converter {
    zawgyiToUnicode(text: string): string;
    unicodeToZawgyi(text: string): string;
  }
  const tools: {
    readonly ZawgyiDetector: new () => Detector;
    readonly ZawgyiConverter: new () => Converter;
  };
  export default tools;
}
