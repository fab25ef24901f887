import { describe, expect, it } from 'vitest';
import { findChromium, quietFlags } from './index.ts';

const only = (path: string) => (candidate: string) => candidate === path;

describe('findChromium', () => {
  it('takes the browser that is named before any other', () => {
    expect(findChromium({ CHROMIUM_PATH: '/my/browser', PATH: '/usr/bin' }, () => true)).toBe('/my/browser');
  });

  it('passes over a named browser that cannot be run', () => {
    const env = { CHROMIUM_PATH: '/gone', PATH: '/a:/b' };
    expect(findChromium(env, only('/b/google-chrome'))).toBe('/b/google-chrome');
  });

  it('looks in the usual places when the search path is empty', () => {
    expect(findChromium({}, only('/usr/bin/chromium'))).toBe('/usr/bin/chromium');
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium({ PATH: '' }, only(mac))).toBe(mac);
  });

  it('says so when there is none', () => {
    expect(findChromium({ PATH: '/a' }, () => false)).toBeUndefined();
  });

  it('gives up the sandbox only as root', () => {
    expect(quietFlags(true)).toContain('--no-sandbox');
    expect(quietFlags(false)).not.toContain('--no-sandbox');
  });
});
