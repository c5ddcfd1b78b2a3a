import { toBuffer } from 'qrcode';

/** A QR payload as a PNG of about 600 pixels, with the quiet zone that scanners need; the same bytes for the same payload. */
export async function drawQr(payload: string): Promise<Buffer> {
  return toBuffer(payload, { type: 'png', width: 600, margin: 4, errorCorrectionLevel: 'M' });
}
