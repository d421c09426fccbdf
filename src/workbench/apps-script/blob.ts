import { anyOf, ITSELF, methodsOn } from './service-object';
import { ServiceObject, serviceKind } from './service-value';

/** Bytes with a type and a name. */
export interface BlobState {
  bytes: Uint8Array;
  contentType: string | null;
  name: string | null;
}

const call = methodsOn<BlobState>('utilities');

const blobKind = serviceKind<BlobState>('Blob', {
  getBytes: call([], (blob) => signedBytes(blob.bytes)),
  getDataAsString: anyOf<BlobState>(
    call([], (blob) => Buffer.from(blob.bytes).toString('utf8')),
    call(['String'], (blob, charset) =>
      Buffer.from(blob.bytes).toString(/^utf-?8$/i.test(charset) ? 'utf8' : 'latin1'),
    ),
  ),
  getContentType: call([], (blob) => blob.contentType),
  getName: call([], (blob) => blob.name),
  setName: call(['String'], (blob, name) => {
    blob.name = name;
    return ITSELF;
  }),
  setContentType: call(['String?'], (blob, contentType) => {
    blob.contentType = contentType;
    return ITSELF;
  }),
  setDataFromString: call(['String'], (blob, text) => {
    blob.bytes = Buffer.from(text, 'utf8');
    return ITSELF;
  }),
});

/** A blob as a script sees it. */
export function blobObject(
  bytes: Uint8Array,
  contentType: string | null,
  name: string | null,
): ServiceObject<BlobState> {
  return new ServiceObject(blobKind, { bytes, contentType, name });
}

/** Bytes as Apps Script hands them out: numbers from -128 to 127. */
export function signedBytes(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}

/** Bytes from numbers of either sign. */
export function bytesOf(numbers: readonly number[]): Uint8Array {
  return Uint8Array.from(numbers, (number) => number & 0xff);
}
