import { createHash, createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { blobObject, bytesOf, signedBytes } from './blob';
import { formatDate } from './format-date';
import { formatString } from './format-string';
import { GoogleError } from './google-error';
import type { Execution } from './host-state';
import { Later } from './later';
import { anyOf, methodsOn, variadicOn } from './service-object';
import { EnumObject, ServiceObject, serviceKind } from './service-value';

const call = methodsOn<Execution>('utilities');

const DIGEST_ALGORITHM = new EnumObject('Utilities.DigestAlgorithm', [
  'MD2',
  'MD5',
  'SHA_1',
  'SHA_256',
  'SHA_384',
  'SHA_512',
]);
const CHARSET = new EnumObject('Utilities.Charset', ['US_ASCII', 'UTF_8']);

const MAX_SLEEP_MS = 300_000;

const utilitiesKind = serviceKind<Execution>(
  'Utilities',
  {
    getUuid: call([], ({ state }) => state.newUuid()),
    sleep: call(['Integer'], ({ state }, ms) => {
      if (ms < 0 || ms > MAX_SLEEP_MS) throw new GoogleError('Invalid argument: milliseconds');
      if (state.waits !== undefined) return new Later(state.waits.sleep(ms));
      state.sleep(ms);
      return null;
    }),
    formatDate: call(['Date', 'String', 'String'], (_, date, timeZone, pattern) => formatDate(date, timeZone, pattern)),
    formatString: variadicOn<Execution>('utilities')('Object', (_, template, ...values) =>
      formatString(String(template), values),
    ),
    base64Encode: anyOf<Execution>(
      call(['String'], (_, text) => Buffer.from(text, 'utf8').toString('base64')),
      call(['Number[]'], (_, bytes) => Buffer.from(bytesOf(bytes)).toString('base64')),
      call(['String', 'Charset'], (_, text) => Buffer.from(text, 'utf8').toString('base64')),
    ),
    base64EncodeWebSafe: anyOf<Execution>(
      call(['String'], (_, text) => webSafe(Buffer.from(text, 'utf8'))),
      call(['Number[]'], (_, bytes) => webSafe(bytesOf(bytes))),
      call(['String', 'Charset'], (_, text) => webSafe(Buffer.from(text, 'utf8'))),
    ),
    base64Decode: anyOf<Execution>(
      call(['String'], (_, text) => decode(text)),
      call(['String', 'Charset'], (_, text) => decode(text)),
    ),
    base64DecodeWebSafe: anyOf<Execution>(
      call(['String'], (_, text) => decode(text.replace(/-/g, '+').replace(/_/g, '/'))),
      call(['String', 'Charset'], (_, text) => decode(text.replace(/-/g, '+').replace(/_/g, '/'))),
    ),
    computeDigest: anyOf<Execution>(
      call(['DigestAlgorithm', 'String'], (_, algorithm, text) =>
        digest(algorithm.value, Buffer.from(text, 'ascii'), text),
      ),
      call(['DigestAlgorithm', 'String', 'Charset'], (_, algorithm, text) =>
        digest(algorithm.value, Buffer.from(text, 'utf8')),
      ),
      call(['DigestAlgorithm', 'Number[]'], (_, algorithm, bytes) => digest(algorithm.value, bytesOf(bytes))),
    ),
    computeHmacSha256Signature: call(['String', 'String'], (_, text, key) =>
      signedBytes(createHmac('sha256', key).update(text, 'utf8').digest()),
    ),
    newBlob: anyOf<Execution>(
      call(['String'], (_, text) => blobObject(Buffer.from(text, 'utf8'), 'text/plain', null)),
      call(['String', 'String'], (_, text, type) => blobObject(Buffer.from(text, 'utf8'), type, null)),
      call(['String', 'String', 'String'], (_, text, type, name) => blobObject(Buffer.from(text, 'utf8'), type, name)),
      call(['Number[]'], (_, bytes) => blobObject(bytesOf(bytes), null, null)),
      call(['Number[]', 'String'], (_, bytes, type) => blobObject(bytesOf(bytes), type, null)),
      call(['Number[]', 'String', 'String'], (_, bytes, type, name) => blobObject(bytesOf(bytes), type, name)),
    ),
    gzip: call(['Blob'], (_, blob) => blobObject(gzipSync(blob.bytes), 'application/x-gzip', 'archive.gz')),
    ungzip: call(['Blob'], (_, blob) =>
      blobObject(gunzipSync(blob.bytes), null, blob.name?.replace(/\.gz$/, '') ?? null),
    ),
  },
  { DigestAlgorithm: DIGEST_ALGORITHM, Charset: CHARSET },
);

/** Utilities as one execution sees it. */
export function utilitiesService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(utilitiesKind, execution);
}

function webSafe(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/\+/g, '-').replace(/\//g, '_');
}

function decode(text: string): number[] {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) {
    throw new GoogleError('Could not decode string.');
  }
  return signedBytes(Buffer.from(text, 'base64'));
}

/** Without a charset Google reads text as ASCII: every other character becomes a question mark. */
function digest(algorithm: string, bytes: Uint8Array, asciiText?: string): number[] {
  if (algorithm === 'MD2') throw new GoogleError('Utilities.DigestAlgorithm.MD2 is not emulated');
  const name = algorithm.replace('_', '').toLowerCase();
  const data = asciiText === undefined ? bytes : Buffer.from(asciiOnly(asciiText), 'ascii');
  return signedBytes(createHash(name).update(data).digest());
}

function asciiOnly(text: string): string {
  return Array.from(text, (character) => (character > '\u007f' ? '?' : character)).join('');
}
