// The floors of the house: an import may point down, never up. One list, read from the ground.
const CORE = [
  'calendar',
  'wasm',
  'series',
  'logic',
  'surge',
  'language',
  'statements',
  'assessment',
  'planning',
  'council',
  'record',
];

// What each floor of the core may stand on, besides itself.
const MAY = {
  calendar: [],
  wasm: [],
  series: ['calendar', 'wasm'],
  logic: ['calendar', 'series'],
  surge: ['calendar', 'series', 'wasm'],
  language: ['calendar', 'series', 'logic', 'surge'],
  statements: ['calendar', 'series'],
  assessment: ['calendar', 'series', 'logic', 'surge', 'language', 'statements'],
  planning: ['calendar'],
  record: ['calendar'],
  council: ['calendar', 'record', 'assessment'],
};

const floors = CORE.map((floor) => ({
  name: `core-${floor}`,
  comment: `packages/core/src/${floor} may import only: ${MAY[floor].join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^packages/core/src/${floor}/`, pathNot: '\\.test\\.ts$|/testing/' },
  to: {
    path: '^packages/core/src/',
    pathNot: [`^packages/core/src/(${[floor, ...MAY[floor]].join('|')})/`],
  },
}));

module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'core-is-pure',
      comment:
        'The core has no I/O: no Node modules and no packages but @noble/curves and @noble/hashes (record).',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@noble/' },
    },
    {
      name: 'core-knows-no-shell',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^packages/(lockstep|web)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-test-imports',
      comment: 'Shipped code does not lean on tests.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '\\.test\\.ts$|/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'default'] },
  },
};
