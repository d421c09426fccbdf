import { build } from '../host/built-add-on';
import { builtPages } from './built-pages';
import { damages } from './damages';

beforeAll(build);

test.each(damages)('the built sidebar survives a service that $name', ({ apply, victim }) => {
  const { sidebar = '' } = builtPages();
  expect(sidebar).toContain('<script>');
  expect(apply(victim)).not.toBe(victim);
  expect(apply(sidebar) === sidebar).toBe(true);
});

test('the one script of the sidebar ends where it should', () => {
  const { sidebar = '' } = builtPages();
  expect(sidebar.match(/<\/script/giu)).toHaveLength(1);
  expect(sidebar.trimEnd().endsWith('</html>')).toBe(true);
});
