const shapes = {
  error: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-2h2zm0-4h-2V7h2z',
  conflict:
    'M7.4 2h9.2L22 7.4v9.2L16.6 22H7.4L2 16.6V7.4zm9 5.9-1.3-1.3L12 9.7 8.9 6.6 7.6 7.9l3.1 3.1-3.1 3.1 1.3 1.3 3.1-3.1 3.1 3.1 1.3-1.3-3.1-3.1z',
  warning: 'M1 21h22L12 2zm12-3h-2v-2h2zm0-4h-2v-4h2z',
  good: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-2 15-5-5 1.4-1.4 3.6 3.6 7.6-7.6L19 8z',
  close: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm5 11H7v-2h10z',
  bad: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-2h2zm0-4h-2V7h2z',
  refresh: 'M17.7 6.3A8 8 0 1 0 19.7 14h-2.1A6 6 0 1 1 12 6c1.7 0 3.1.7 4.2 1.8L13 11h7V4z',
} as const;

export type IconName = keyof typeof shapes;

/** A sign beside words that say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class={'icon icon-'.concat(name)}
      viewBox="0 0 24 24"
      width="18"
      height="18"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
