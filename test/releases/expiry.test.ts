import assert from 'node:assert/strict';
import { expiry } from '../../server/core/release/expiry.ts';

describe('until', () => {
  const releases = ['v1.9.0', 'v1.8.2'];
  const at = (until: string | undefined, today = '2026-07-31'): string => expiry(until, { today, releases });

  it('a release holds until it is out', () => {
    assert.equal(at(undefined), 'holds');
    assert.equal(at('v1.10.0'), 'holds');
    assert.equal(at('1.10'), 'holds');
    assert.equal(at('v1.9.1'), 'holds');
    assert.equal(at('v1.9.0'), 'over');
    assert.equal(at('1.9'), 'over');
    assert.equal(at('v1.8.5'), 'over', 'a later one is out');
    assert.equal(at('v2.0.0-rc.1'), 'holds');
  });

  it("a service's release is compared with its own", () => {
    const of = (until: string) => expiry(until, { releases: ['worker/v2.0.0', 'v1.0.0'] });
    assert.equal(of('worker/v1.5.0'), 'over');
    assert.equal(of('worker/v2.1.0'), 'holds');
    assert.equal(of('v1.5.0'), 'holds');
  });

  it('a day holds through it', () => {
    assert.equal(at('2026-07-30'), 'over');
    assert.equal(at('2026-07-31'), 'holds');
    assert.equal(at('2026-02-31'), 'over');
    assert.equal(at('2026-13-01'), 'unclear');
    assert.equal(expiry('2020-01-01', { releases }), 'holds', 'nobody says which day it is');
  });

  it('anything else is unclear', () => {
    assert.equal(at('soon'), 'unclear');
    assert.equal(at('next-release'), 'unclear');
    assert.equal(at('the release 7'), 'unclear');
  });
});
