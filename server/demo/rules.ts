import type { z } from 'zod'
import type { ruleSetSchema } from '../../rules/rule-set.ts'
import { liveCampaign } from './leads.ts'

/**
 * What the demo's channel manager has published: the first rule that matches decides.
 *
 * @param managerId the person whom the ladder of large projects tells by name
 */
export const demoRulesOf = (managerId: string): z.input<typeof ruleSetSchema> => ({
  ladders: {
    projects: {
      name: 'Large projects',
      steps: [
        { at: { percent: 40 }, to: ['partner'] },
        { at: { percent: 70 }, to: ['partner_admins', { person: managerId }] },
      ],
      afterPartners: 2,
      race: { to: 3 },
      gradeAFactor: 0.5,
    },
  },
  tiers: ['gold', 'silver', 'bronze'],
  rules: [
    {
      key: 'prize-draw',
      name: 'Prize draw contacts are looked at first',
      when: { fact: 'source', operator: 'equal', value: 'prize-draw' },
      then: { do: 'hold', reason: 'Came from a prize draw: check the consent before a partner calls' },
    },
    {
      key: 'other-markets',
      name: 'Outside our markets',
      when: { fact: 'country', operator: 'notIn', value: ['DE', 'AT', 'CH'] },
      then: { do: 'close', reason: 'We sell in Germany, Austria and Switzerland only' },
    },
    {
      key: 'live-demo',
      name: 'Live demo: two minutes, round the clock',
      when: { fact: 'campaign', operator: 'equal', value: liveCampaign },
      then: {
        do: 'distribute',
        orders: ['round_robin'],
        window: { minutes: 2, clock: 'wall' },
        pipeline: 'simple',
        widen: [{ territory: 'any' }],
      },
    },
    {
      key: 'projects',
      name: 'Large projects go to gold partners',
      when: {
        all: [
          { fact: 'customerType', operator: 'in', value: ['business', 'public'] },
          {
            any: [
              { fact: 'budget', operator: 'greaterThanInclusive', value: 80_000 },
              { fact: 'productLine', operator: 'equal', value: 'Large heat pump' },
            ],
          },
        ],
      },
      then: {
        do: 'distribute',
        pool: { tiers: ['gold'] },
        orders: ['least_loaded', 'nearest'],
        window: { minutes: 480, clock: 'working' },
        ladder: 'projects',
        pipeline: 'standard',
        widen: [{ tiers: ['gold', 'silver'] }, { territory: 'any' }],
      },
    },
    {
      key: 'switzerland',
      name: 'Switzerland: in the customer’s language',
      when: { fact: 'country', operator: 'equal', value: 'CH' },
      then: {
        do: 'distribute',
        pool: { language: true },
        orders: ['tier', 'nearest'],
        window: { minutes: 120, clock: 'working' },
        pipeline: 'simple',
        widen: [{ territory: 'any' }],
      },
    },
    {
      key: 'heat-pump-old-homes',
      name: 'Heat pumps in old houses: certified gold and silver partners',
      when: {
        all: [
          { fact: 'productLine', operator: 'equal', value: 'Heat pump' },
          { fact: 'customerType', operator: 'equal', value: 'consumer' },
          { fact: 'custom.yearBuilt', operator: 'lessThan', value: 1960 },
        ],
      },
      then: {
        do: 'distribute',
        pool: { tags: ['certified'], tiers: ['gold', 'silver'] },
        orders: ['tier', 'nearest'],
        window: { minutes: 60, clock: 'working' },
        gradeWindows: { A: { minutes: 30, clock: 'working' } },
        pipeline: 'simple',
        widen: [{ tiers: ['gold', 'silver', 'bronze'] }, { territory: 'any' }],
      },
    },
    {
      key: 'heat-pump-homes',
      name: 'Heat pumps for homes: the nearest certified installer',
      when: {
        all: [
          { fact: 'productLine', operator: 'equal', value: 'Heat pump' },
          { fact: 'customerType', operator: 'equal', value: 'consumer' },
        ],
      },
      then: {
        do: 'distribute',
        pool: { tags: ['certified'], withinKm: 80 },
        orders: ['nearest'],
        window: { minutes: 30, clock: 'working' },
        pipeline: 'simple',
        widen: [{ withinKm: 150 }, { withinKm: 300, territory: 'any' }],
      },
    },
    {
      key: 'homes',
      name: 'Homes: by share among those who cover the place',
      when: { fact: 'customerType', operator: 'equal', value: 'consumer' },
      then: {
        do: 'distribute',
        orders: ['weighted', 'nearest'],
        window: { minutes: 60, clock: 'working' },
        pipeline: 'simple',
        widen: [{ territory: 'any' }],
      },
    },
    {
      key: 'business',
      name: 'Business: in turn, by tier',
      when: { fact: 'customerType', operator: 'in', value: ['business', 'public'] },
      then: {
        do: 'distribute',
        orders: ['tier', 'round_robin'],
        window: { minutes: 240, clock: 'working' },
        pipeline: 'standard',
        widen: [{ territory: 'any' }],
      },
    },
  ],
  scoring: {
    rules: [
      {
        key: 'large-budget',
        name: 'A large budget',
        when: { fact: 'budget', operator: 'greaterThanInclusive', value: 25_000 },
        points: 30,
      },
      {
        key: 'wants-it-now',
        name: 'Wants it now',
        when: { fact: 'timeline', operator: 'equal', value: 'now' },
        points: 30,
      },
      {
        key: 'wants-it-soon',
        name: 'Wants it within three months',
        when: { fact: 'timeline', operator: 'equal', value: '3_months' },
        points: 20,
      },
      {
        key: 'configured',
        name: 'Has configured it',
        when: { fact: 'source', operator: 'equal', value: 'configurator' },
        points: 15,
      },
      {
        key: 'can-be-called',
        name: 'Can be called',
        when: { fact: 'hasPhone', operator: 'equal', value: true },
        points: 10,
      },
    ],
    grades: { A: 60, B: 30 },
  },
  fallback: {
    do: 'distribute',
    pool: { territory: 'any' },
    orders: ['nearest'],
    window: { minutes: 240, clock: 'working' },
    pipeline: 'simple',
  },
})
