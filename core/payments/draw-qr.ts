import { toBuffer } from 'qrcode';

/** Grey, and filtered by the line above, which most lines of a QR repeat: half the time and the bytes of pngjs's own choice. */
const PICTURE = { deflateLevel: 9, colorType: 0, filterType: 2 };

/** A QR payload as a PNG of about 600 pixels, with the quiet zone that scanners need; the same bytes for the same payload. */
export async function drawQr(payload: string): Promise<Buffer> {
  return toBuffer(payload, { type: 'png', width: 600, margin: 4, errorCorrectionLevel: 'M', rendererOpts: { ...PICTURE } });
}
