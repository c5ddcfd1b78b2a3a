/** The most a file may weigh: documents and voice messages, and pictures (Viber shows none above 5 MB here). */
export const FILE_BYTES_MAX = 10 * 1024 * 1024;
export const PICTURE_BYTES_MAX = 5 * 1024 * 1024;

/** What is wrong with a file; each is a text key `errors:<code>`. */
export type FileProblem = 'file_too_big' | 'file_type' | 'file_empty';

export interface FileType {
  readonly mime: string;
  readonly extension: string;
  readonly group: 'document' | 'picture' | 'voice';
}

/** Every kind of file we keep. */
export const FILE_TYPES = {
  pdf: { mime: 'application/pdf', extension: 'pdf', group: 'document' },
  doc: { mime: 'application/msword', extension: 'doc', group: 'document' },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx', group: 'document' },
  jpg: { mime: 'image/jpeg', extension: 'jpg', group: 'picture' },
  png: { mime: 'image/png', extension: 'png', group: 'picture' },
  ogg: { mime: 'audio/ogg', extension: 'ogg', group: 'voice' },
  m4a: { mime: 'audio/mp4', extension: 'm4a', group: 'voice' },
  mp3: { mime: 'audio/mpeg', extension: 'mp3', group: 'voice' },
} as const satisfies Record<string, FileType>;

const EXTENSIONS: Readonly<Record<string, keyof typeof FILE_TYPES>> = {
  pdf: 'pdf', doc: 'doc', docx: 'docx', jpg: 'jpg', jpeg: 'jpg', png: 'png', ogg: 'ogg', oga: 'ogg', opus: 'ogg', m4a: 'm4a', mp4: 'm4a', mp3: 'mp3',
};

/** The bytes a file of this type may have. */
export function bytesMax(type: FileType): number {
  return type.group === 'picture' ? PICTURE_BYTES_MAX : FILE_BYTES_MAX;
}

/** The type by which a name ends; `undefined` for none we keep. */
export function typeByName(name: string): FileType | undefined {
  const end = /\.(?<extension>[A-Za-z0-9]{1,5})$/.exec(name)?.groups?.['extension'];
  const type = end && EXTENSIONS[end.toLowerCase()];
  return type ? FILE_TYPES[type] : undefined;
}

/** A file's name without anything that harms a path, a header or a page, at most 80 characters, with its real type's extension. */
export function cleanName(name: string | undefined, type: FileType): string {
  const plain = (name ?? '').normalize('NFC').replace(/^.*[/\\]/, '').replace(/[\p{Cc}"<>:|?*;%]/gu, '').replace(/\.[A-Za-z0-9]{1,5}$/, '').trim();
  return `${[...plain].slice(0, 70).join('') || type.group}.${type.extension}`;
}
