import { badRequest } from '../api-error.ts';
import type { Method } from '../platform.ts';

const DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024;

export const getFile: Method = (platform, params) => {
  const file = platform.files.find(params.text('file_id'));
  if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (file.bytes.length > DOWNLOAD_BYTES_MAX) throw badRequest('file is too big');
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path };
};
