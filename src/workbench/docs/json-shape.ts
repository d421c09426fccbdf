/** The part of JSON Schema that our stored columns use. */
export interface JsonShape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonShape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonShape | false;
  readonly items?: JsonShape | false;
  readonly prefixItems?: readonly JsonShape[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minimum?: number;
  readonly multipleOf?: number;
}

/** A shape in the notation of TypeScript. `keys` names what the keys of its open objects are, from outside in. */
export function printShape(shape: JsonShape, keys: readonly string[], indent = ''): string {
  const inner = `${indent}  `;
  if (shape.const !== undefined) return `'${shape.const}'`;
  if (shape.enum !== undefined) return shape.enum.map((word) => `'${word}'`).join(' | ');
  if (shape.prefixItems !== undefined) {
    return `[${shape.prefixItems.map((item) => printShape(item, keys, indent)).join(', ')}]`;
  }
  if (shape.items) return `${printShape(shape.items, keys, indent)}[]`;
  if (shape.properties !== undefined) {
    const lines = Object.entries(shape.properties).map(([name, property]) => {
      const mark = shape.required?.includes(name) ? '' : '?';
      return `${inner}${name}${mark}: ${printShape(property, keys, inner)};${limitsOf(property)}`;
    });
    return `{\n${lines.join('\n')}\n${indent}}`;
  }
  if (shape.additionalProperties) {
    const [name = 'key', ...others] = keys;
    return `{\n${inner}[${name}]: ${printShape(shape.additionalProperties, others, inner)};\n${indent}}`;
  }
  if (shape.type === 'string' || shape.type === 'number') return shape.type;
  throw new Error(`the reference page cannot print the shape ${JSON.stringify(shape)}`);
}

function limitsOf({ minimum, multipleOf }: JsonShape): string {
  const words = [...(multipleOf === 1 ? ['whole'] : []), ...(minimum === undefined ? [] : [`${minimum} or more`])];
  return words.length === 0 ? '' : ` // ${words.join(', ')}`;
}

/** JSON text with a line for each item that is too long to stand on one line with its neighbours. */
export function printJson(data: unknown, indent = ''): string {
  const oneLine = JSON.stringify(data, null, 1).replace(/\n\s*/gu, ' ').replace(/\[ /gu, '[').replace(/ \]/gu, ']');
  if (oneLine.length + indent.length <= 100 || typeof data !== 'object' || data === null) return oneLine;
  const inner = `${indent}  `;
  const isList = Array.isArray(data);
  const items = Object.entries(data).map(([key, item]) => {
    const name = isList ? '' : `${JSON.stringify(key)}: `;
    return `${inner}${name}${printJson(item, inner)}`;
  });
  return `${isList ? '[' : '{'}\n${items.join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}
