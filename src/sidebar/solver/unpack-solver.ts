/** The solver as it runs. */
export interface SolverProgram {
  /** Text of the script for a worker. */
  readonly script: string;
  readonly wasm: Uint8Array<ArrayBuffer>;
}

/** How many bytes at the start of the unpacked solver say how long its script is. */
const headerBytes = 4;

/** Bytes of the base64 text that the server gives. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place++) bytes[place] = binary.charCodeAt(place);
  return bytes;
}

/** Unpacks what the build packed: gzip of the script's length, the script and the WebAssembly, one after the other. */
export async function unpackSolver(packed: Uint8Array<ArrayBuffer>): Promise<SolverProgram> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const scriptBytes = new DataView(bytes.buffer).getUint32(0);
  const wasmAt = headerBytes + scriptBytes;
  return {
    script: new TextDecoder().decode(bytes.subarray(headerBytes, wasmAt)),
    wasm: bytes.slice(wasmAt),
  };
}
