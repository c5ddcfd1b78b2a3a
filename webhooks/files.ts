import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Reader } from '../core/db/database.ts';
import type { KeptFile } from '../core/files/file.model.ts';
import type { FileStore } from '../core/files/file-store.ts';
import { findFile } from '../core/files/find-file.ts';
import { checkFileLink } from '../core/files/sign-link.ts';

export interface FilesDeps {
  readonly reader: Reader;
  readonly store: FileStore;
  /** SECRET_KEY. */
  readonly secret: string;
  /** Counts forged and expired links (metrics). */
  readonly onRefused?: () => void;
}

interface LinkParams { id: string; expires: string; signature: string; name: string }

/**
 * `GET /files/ID/EXPIRES/SIGNATURE/NAME`: a kept file by a signed link, for people and for the channels' servers. A forged or
 * expired link gets 403 and nothing is read; a file that is not kept (any more) 404.
 */
export function filesRoutes(deps: FilesDeps): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    app.get<{ Params: LinkParams }>('/files/:id/:expires/:signature/:name', async (request, reply) => {
      void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
      if (!checkFileLink(deps.secret, request.params, deps.reader.clock.now())) {
        deps.onRefused?.();
        return reply.code(403).send({ error: 'this link is not valid, or no longer' });
      }
      const file = await findFile(deps.reader, request.params.id);
      const bytes = file?.state === 'kept' && file.key !== undefined ? await deps.store.get(file.key) : undefined;
      if (!file || !bytes) return reply.code(404).send({ error: 'this file is not here' });
      return reply
        .header('content-type', file.mime)
        .header('content-disposition', disposition(file))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=3600')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
  };
}

/** Pictures, voices and PDFs open in place, Word documents are saved; under the person's own name for it (RFC 6266). */
function disposition(file: KeptFile): string {
  const extension = /\.[a-z0-9]+$/.exec(file.name)?.[0] ?? '';
  const how = extension.startsWith('.doc') ? 'attachment' : 'inline';
  return `${how}; filename="file${extension}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
