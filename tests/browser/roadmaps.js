// Plan files with a roadmap of a given shape, for tests and measurements of the timeline.

/** Half-days in a working week. */
const WEEK = 10;

/**
 * A plan file with these items; each has a title, weeks from and to (counted from 0), and what it waits for by place.
 * Everybody has time for everything, so that only links decide.
 * @param {{title: string, from: number, to: number, after?: number[], [key: string]: unknown}[]} items
 * @param {object} [more] further parts of the plan
 */
export function planFile(items, more = {}) {
  const roadmap = items.map(({ title, from, to, after = [], ...rest }, at) => ({
    id: at + 1,
    title,
    work: [{ optimistic: 100, likely: 200, pessimistic: 400 }],
    ...(after.length > 0 && { after: after.map((place) => place + 1) }),
    ...(from > 0 && { start: from * WEEK }),
    finish: to * WEEK,
    ...rest,
  }));
  return JSON.stringify({
    product: 'loadmap',
    format: 1,
    id: '0123456789abcdef0123456789abcdef',
    model: { id: 'loadmap', version: '1.0' },
    nextItem: 10_000,
    details: { name: 'Timeline', start: '2027-01-04', asOf: '2027-01-04' },
    resources: { people: [{ id: items.length + 1, name: 'Everybody', fte: 9_000 }] },
    roadmap: { items: roadmap },
    ...more,
  });
}

/**
 * A roadmap of so many items with so many links, always the same.
 * @param {number} bars
 * @param {number} links
 */
export function largePlanFile(bars, links) {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const items = Array.from({ length: bars }, (_, at) => {
    const from = Math.floor((at * 100) / bars);
    return { title: `Item ${at + 1} of a long roadmap`, from, to: from + 1 + random(4), after: [] };
  });
  for (let n = 0, tries = 0; n < links && tries < 100 * links; tries++) {
    const to = 1 + random(bars - 1);
    const from = random(to);
    const { after } = items[to];
    if (items[from].to > items[to].from || after.includes(from)) continue;
    after.push(from);
    n++;
  }
  return planFile(items);
}
