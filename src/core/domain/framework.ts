/** How a value score can be made (product.md, section 6). */
export const frameworkNames = ['RICE', 'WSJF', 'MATH_MODEL'] as const;
export type FrameworkName = (typeof frameworkNames)[number];
