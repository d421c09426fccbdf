/** Words of the product's own with which messages begin; keys, headers and types keep their spelling. */
const firstWords = /^(dimension|everything|goals|it|limits?|no|none|other|rows?|scenario|soft|the|there|what)\b(?!_)/u;

/** A message with a capital letter, where it is not told after a place. */
export function startText(message: string): string {
  return message.replace(firstWords, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}
