import { badRequest } from './api-error.ts';
import { imageSize } from './image-size.ts';
import type { WireFile, WirePhotoSize } from './wire-types.ts';

export type FileKind = 'photo' | 'document' | 'voice' | 'sticker' | 'video';

export interface StoredFile {
  readonly kind: FileKind;
  readonly id: string;
  readonly uniqueId: string;
  /** The last part of the download address. */
  readonly path: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
}

export interface NewFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly durationSeconds?: number;
}

const PREFIX: Readonly<Record<FileKind, string>> = { photo: 'AgACAgUAAxk', document: 'BQACAgUAAxk', voice: 'AwACAgUAAxk', sticker: 'CAACAgUAAxk', video: 'BAACAgUAAxk' };
const FOLDER: Readonly<Record<FileKind, string>> = { photo: 'photos', document: 'documents', voice: 'voice', sticker: 'stickers', video: 'videos' };
const PHOTO_BYTES_MAX = 10 * 1024 * 1024;
const FILE_BYTES_MAX = 50 * 1024 * 1024;
const TOTAL_BYTES_MAX = 512 * 1024 * 1024;

/** Files of the platform, in memory; the oldest go when the total passes 512 MB. */
export class FileStore {
  private readonly byId = new Map<string, StoredFile>();
  private readonly byPath = new Map<string, StoredFile>();
  private bytesTotal = 0;
  private count = 0;

  /** Takes a file that the bot or a person sends. Refuses what is no picture or is too big for its kind. */
  put(file: NewFile): StoredFile {
    if (file.bytes.length === 0) throw badRequest('file must be non-empty');
    if (file.bytes.length > FILE_BYTES_MAX || (file.kind === 'photo' && file.bytes.length > PHOTO_BYTES_MAX)) {
      throw badRequest(`file of size ${file.bytes.length} bytes is too big for a ${file.kind}; the maximum size is ${file.kind === 'photo' ? 10 : 50} MB`);
    }
    const size = file.kind === 'photo' ? photoSize(file.bytes) : { width: 512, height: 512 };
    return this.keep(file, size);
  }

  private keep(file: NewFile, size: { width: number; height: number }): StoredFile {
    this.count += 1;
    const number = this.count.toString(36).padStart(6, '0');
    const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? (file.kind === 'photo' ? '.jpg' : file.kind === 'voice' ? '.oga' : '');
    const stored: StoredFile = {
      ...file, ...size, bytes: Buffer.from(file.bytes), durationSeconds: file.durationSeconds ?? 1,
      id: `${PREFIX[file.kind]}BAAIB${number}${Math.abs(file.bytes.length * 7919).toString(36)}AAE`,
      uniqueId: `AQAD${number}`, path: `${FOLDER[file.kind]}/file_${this.count}${extension}`,
    };
    this.add(stored);
    for (const oldest of this.byId.values()) {
      if (this.bytesTotal <= TOTAL_BYTES_MAX) break;
      this.byId.delete(oldest.id);
      this.byPath.delete(oldest.path);
      this.bytesTotal -= oldest.bytes.length;
    }
    return stored;
  }

  private add(stored: StoredFile): void {
    this.byId.set(stored.id, stored);
    this.byPath.set(stored.path, stored);
    this.bytesTotal += stored.bytes.length;
  }

  all(): readonly StoredFile[] {
    return [...this.byId.values()];
  }

  /** Takes up a file of an earlier life of the emulator. */
  recall(file: StoredFile): void {
    this.count = Math.max(this.count, Number(/file_(\d+)/.exec(file.path)?.[1] ?? 0));
    this.add(file);
  }

  find(fileId: string): StoredFile | undefined {
    return this.byId.get(fileId);
  }

  at(path: string): StoredFile | undefined {
    return this.byPath.get(path);
  }
}

function photoSize(bytes: Uint8Array): { width: number; height: number } {
  const size = imageSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  if (width + height > 10_000 || width < 1 || height < 1 || Math.max(width, height) / Math.min(width, height) > 20) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
  return size;
}

/** The sizes of a photo as a message carries them: a thumbnail entry and the whole, smallest first. */
export function photoSizes(file: StoredFile): WirePhotoSize[] {
  const { width, height } = file;
  const whole = { file_id: file.id, file_unique_id: file.uniqueId, width, height, file_size: file.bytes.length };
  const scale = 90 / Math.max(width, height);
  if (scale >= 1) return [whole];
  const small = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  return [{ ...whole, ...small, file_unique_id: `${file.uniqueId}s`, file_size: Math.min(file.bytes.length, 1500) }, whole];
}

/** A document or voice as a message carries it. */
export function fileFields(file: StoredFile): WireFile {
  const common = { file_id: file.id, file_unique_id: file.uniqueId, mime_type: file.mime, file_size: file.bytes.length };
  return file.kind === 'voice' ? { ...common, duration: file.durationSeconds } : { ...common, file_name: file.name };
}
