import type { Memory } from '../core/app/ports';

/** The port Memory over the document's properties; without a document it remembers nothing. */
export const documentMemory: Memory = {
  recall: (name) => PropertiesService.getDocumentProperties()?.getProperty(property(name)) ?? null,
  keep: (name, text) => {
    PropertiesService.getDocumentProperties()?.setProperty(property(name), text);
  },
};

const property = (name: string): string => `oc_${name}`;
