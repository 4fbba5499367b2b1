import { setImmediate } from 'node:timers/promises'
import type { Gazetteer } from '../places/gazetteer.ts'
import { networkOf } from '../routing/memory.ts'
import type { Runtime } from '../runtime.ts'
import type { Survey } from './survey.ts'
import { addPlaces, beginSurvey } from './survey.ts'

export type Network = ReturnType<typeof networkOf>

interface Kept {
  networkVersion: number
  gazetteer: Gazetteer
  day: string
  survey: Promise<Survey>
}

const kept = new WeakMap<Runtime, Map<string, Kept>>()
const mostKept = 200
const placesAtOnce = 2000

/**
 * The survey of a country by the network as it is; kept until the network, the postal codes or the day change. A large
 * country is walked in portions, so that others are answered in between.
 */
export function surveyOf(
  runtime: Runtime,
  tenantId: string,
  { networkVersion, network, day }: { networkVersion: number; network: Network; day: string },
  gazetteer: Gazetteer,
  country: string,
): Promise<Survey> {
  const known = kept.get(runtime) ?? new Map<string, Kept>()
  kept.set(runtime, known)
  const name = `${tenantId} ${country}`
  const before = known.get(name)
  if (before?.networkVersion === networkVersion && before.gazetteer === gazetteer && before.day === day)
    return before.survey
  const survey = walk(network, gazetteer, country, day)
  known.delete(name)
  known.set(name, { networkVersion, gazetteer, day, survey })
  if (known.size > mostKept) known.delete(known.keys().next().value!)
  return survey
}

async function walk(
  { coverage, partners }: Network,
  gazetteer: Gazetteer,
  country: string,
  day: string,
): Promise<Survey> {
  const survey = beginSurvey(country, day, partners)
  const places = gazetteer.of(country)
  for (let at = 0; at < places.length; at += placesAtOnce) {
    if (at) await setImmediate()
    addPlaces(survey, coverage, places.slice(at, at + placesAtOnce))
  }
  return survey
}
