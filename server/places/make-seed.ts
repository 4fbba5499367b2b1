import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { readGeoNames } from './geonames.ts'
import { placesOf } from './import.ts'

// Makes the files in seed/ from files of GeoNames: npx tsx server/places/make-seed.ts DE.csv AT.csv CH.csv
for (const file of process.argv.slice(2)) {
  for (const country of await readGeoNames(file)) {
    const rows = placesOf(country).map(({ postalCode, town, regions, latitude, longitude }) => [
      postalCode,
      town,
      regions.join(' '),
      latitude,
      longitude,
    ])
    const target = fileURLToPath(new URL(`seed/${country.country}.csv`, import.meta.url))
    await writeFile(target, stringify([['postal_code', 'town', 'regions', 'latitude', 'longitude'], ...rows]))
    process.stdout.write(`${country.country}: ${rows.length} codes from ${country.rows} rows\n`)
    for (const { line, reason } of country.refused) process.stdout.write(`line ${line}: ${reason}\n`)
  }
}
