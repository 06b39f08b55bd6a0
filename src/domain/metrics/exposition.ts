/** Prometheus' text exposition format 0.0.4: what `/metrics` answers. */

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  /** Of a histogram: `_bucket`, `_sum` or `_count`. */
  readonly suffix?: '_bucket' | '_sum' | '_count';
  readonly labels: Labels;
  readonly value: number;
}

/** All samples under one name. Plain data, so that it can go from thread to thread. */
export interface Family {
  /** `segue_…`, in base units (seconds, bytes); counters end in `_total`. */
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Families of the same name become one: each half tells its own samples. */
export const merged = (families: readonly Family[]): Family[] => {
  const byName = new Map<string, Family>();
  for (const family of families) {
    const known = byName.get(family.name);
    const samples = [...(known?.samples ?? []), ...family.samples];
    byName.set(family.name, { ...(known ?? family), samples });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** The whole answer; families without samples are left out. */
export const exposition = (families: readonly Family[]): string =>
  merged(families)
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, type, help, samples }) => {
      const lines = samples.map(
        ({ suffix = '', labels, value }) => `${name}${suffix}${labelText(labels)} ${numberText(value)}`,
      );
      return [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
    })
    .join('');

const labelText = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const numberText = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
};

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapeLabel = (text: string): string => escapeHelp(text).replaceAll('"', '\\"');
