import { type ScoringInputs, scoreRice, scoreWsjf } from '../../../src/core/scoring/framework';

const blank: ScoringInputs = {
  rice_reach: null,
  rice_impact: null,
  rice_confidence: null,
  rice_effort: null,
  wsjf_business_value: null,
  wsjf_time_criticality: null,
  wsjf_risk_reduction: null,
  wsjf_job_size: null,
};

const rice = (reach: number | null, impact: number | null, confidence: number | null, effort: number | null) =>
  scoreRice({ ...blank, rice_reach: reach, rice_impact: impact, rice_confidence: confidence, rice_effort: effort });

const wsjf = (value: number | null, time: number | null, risk: number | null, size: number | null) =>
  scoreWsjf({
    ...blank,
    wsjf_business_value: value,
    wsjf_time_criticality: time,
    wsjf_risk_reduction: risk,
    wsjf_job_size: size,
  });

test('RICE is reach x impact x confidence per effort', () => {
  expect(rice(10_000, 3, 0.7, 20)?.overall).toBeCloseTo(1050, 9);
  expect(rice(1_000, 2.5, 0.8, 5)).toMatchObject({ value: 2_000, effort: 5, overall: 400, missing: [] });
});

test('WSJF is the three values per job size', () => {
  expect(wsjf(7.5, 4, 3, 5)?.overall).toBeCloseTo(2.9, 9);
  expect(wsjf(10, 5, 4, 8)?.overall).toBeCloseTo(2.375, 9);
});

test('a missing input gives no score and is named, never a default', () => {
  expect(rice(100, 1, null, 5)).toEqual({
    framework: 'RICE',
    model: null,
    value: null,
    effort: 5,
    overall: null,
    inputs: { rice_reach: 100, rice_impact: 1, rice_effort: 5 },
    missing: ['rice_confidence'],
  });
  expect(wsjf(1, 2, 3, null)).toMatchObject({ value: 6, effort: null, overall: null, missing: ['wsjf_job_size'] });
});

test('an initiative without any input of a framework has no score of it', () => {
  expect(scoreRice(blank)).toBeNull();
  expect(scoreWsjf({ ...blank, rice_reach: 3 })).toBeNull();
});

test('nothing is divided by an effort of 0', () => {
  expect(rice(100, 1, 1, 0)).toMatchObject({ value: 100, effort: 0, overall: null });
});
