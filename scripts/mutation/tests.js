/** As much of vitest as the tests of `logic` and `series` use, so that they run again and again in one process. */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import * as chai from 'chai';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
expect.fail = chai.expect.fail;
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);

const path = [];
const argsOf = (row) => (Array.isArray(row) ? row : [row]);

function named(name, args) {
  let next = 0;
  return name.replace(/%[sj]/g, () => {
    const value = args[next++];
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

export function describe(name, body) {
  path.push(name);
  body();
  path.pop();
}
describe.each = (rows) => (name, body) => {
  for (const row of rows) describe(named(name, argsOf(row)), () => body(...argsOf(row)));
};
describe.skipIf = (skip) => (skip ? () => {} : describe);

export function it(name, run) {
  globalThis.__mutation.tests.push({ name: [...path, name].join(' > '), run });
}
it.each = (rows) => (name, run) => {
  for (const row of rows) it(named(name, argsOf(row)), () => run(...argsOf(row)));
};
it.skipIf = (skip) => (skip ? Object.assign(() => {}, { each: () => () => {} }) : it);
