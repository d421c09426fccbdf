import type { Memory } from '../core/app/ports';

/** The port Memory over the document's properties; without a document it remembers nothing. */
export const documentMemory: Memory = {
  recall: (name) => PropertiesService.getDocumentProperties()?.getProperty(property(name)) ?? null,
  keep: (name, text) => {
    PropertiesService.getDocumentProperties()?.setProperty(property(name), text);
  },
  forget: (name) => {
    PropertiesService.getDocumentProperties()?.deleteProperty(property(name));
  },
};

const property = (name: string): string => `oc_${name}`;
