import type { Core } from './core.ts';
import { apiError } from './errors.ts';
import type { StoredFile } from './state.ts';
import { isObject, type Path, type Problem, problem } from './validation/schema.ts';
import type { WireAttachment } from './wire.ts';

/** A file that came with a request: `index` is the n of `files[n]`. */
export interface UploadedFile {
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Per file, without Nitro or boosts. */
export const FILE_LIMIT = 10 * 1024 * 1024;
/** How long a signed address works. */
const SIGNATURE_MS = 24 * 60 * 60 * 1000;

/** Keeps a file on the CDN and describes it as an attachment. */
export function storeFile(
  core: Core,
  file: Pick<UploadedFile, 'filename' | 'contentType' | 'bytes'>,
  channelId: string,
  ephemeral: boolean,
): WireAttachment {
  const id = core.ids.next();
  // Discord puts underscores for what a file name should not hold; `attachment://` must use the result.
  const filename = file.filename.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
  const folder = ephemeral ? 'ephemeral-attachments' : 'attachments';
  const stored: StoredFile = {
    id,
    path: `/${folder}/${channelId}/${id}/${encodeURIComponent(filename)}`,
    bytes: file.bytes,
    contentType: file.contentType,
  };
  core.state.files.set(stored.path, stored);
  const url = signedUrl(core, stored.path);
  return {
    id,
    filename,
    size: file.bytes.byteLength,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...imageSize(file.bytes),
    ...(ephemeral ? { ephemeral: true } : {}),
  };
}

export function signedUrl(core: Core, path: string): string {
  const expires = (Math.floor(core.now() / 1000) + SIGNATURE_MS / 1000).toString(16);
  return `${core.origin}${path}?ex=${expires}&is=${Math.floor(core.now() / 1000).toString(16)}&hm=${core.sign(path + expires)}`;
}

/** The file of a signed address while it is valid. */
export function openSigned(core: Core, path: string, query: URLSearchParams): StoredFile | null {
  const expires = query.get('ex') ?? '';
  const valid =
    query.get('hm') === core.sign(path + expires) && Number.parseInt(expires, 16) * 1000 > core.now();
  return valid ? (core.state.files.get(path) ?? null) : null;
}

/**
 * The attachments a message has after a request. A present `attachments` array lists every one to keep and describes
 * the new ones by the n of `files[n]`; without the array an edit without files changes nothing.
 */
export function resolveAttachments(
  core: Core,
  body: Readonly<Record<string, unknown>>,
  files: readonly UploadedFile[],
  kept: readonly WireAttachment[],
  place: { readonly channelId: string; readonly ephemeral: boolean; readonly path: Path },
): { attachments: readonly WireAttachment[]; problems: Problem[] } {
  const listed = body['attachments'];
  if (files.some(({ bytes }) => bytes.byteLength > FILE_LIMIT)) throw apiError(40005);
  if (!Array.isArray(listed) && files.length === 0)
    return { attachments: listed === null ? [] : kept, problems: [] };
  const problems: Problem[] = [];
  const entries = Array.isArray(listed) ? listed.filter(isObject) : [];
  const unlisted = files.filter(({ index }) => !entries.some(({ id }) => String(id) === String(index)));
  const attachments = entries.flatMap((entry, position) => {
    const file = files.find(({ index }) => String(entry['id']) === String(index));
    const old = kept.find(({ id }) => id === String(entry['id']));
    const base = file
      ? storeFile(core, renamed(file, entry['filename']), place.channelId, place.ephemeral)
      : old;
    if (!base) {
      problems.push(
        problem(
          [...place.path, 'attachments', position, 'id'],
          'ATTACHMENT_NOT_FOUND',
          'The attachment was not found',
        ),
      );
      return [];
    }
    return [{ ...base, ...described(entry) }];
  });
  return {
    attachments: [
      ...attachments,
      ...unlisted.map((file) => storeFile(core, file, place.channelId, place.ephemeral)),
    ],
    problems,
  };
}

function renamed(file: UploadedFile, filename: unknown): UploadedFile {
  return typeof filename === 'string' ? { ...file, filename } : file;
}

function described(entry: Readonly<Record<string, unknown>>): Partial<WireAttachment> {
  const { description, title } = entry;
  return {
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof title === 'string' ? { title } : {}),
  };
}

/** Width and height of PNG, GIF and JPEG images. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | Record<string, never> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength > 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (bytes.byteLength > 10 && view.getUint32(0) === 0x47494638) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (bytes.byteLength < 4 || view.getUint16(0) !== 0xffd8) return {};
  for (let at = 2; at + 9 < bytes.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    // Start-of-frame segments hold the size; C4, C8 and CC are tables that share their number range.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return {};
}
