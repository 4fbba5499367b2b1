import { expect, looksRight, test } from './story.ts'

const title = 'Heat pump, 80333 München'

test('a partner accepts an offer, works the opportunity through its gates, and wins it', async ({
  network,
  as,
}) => {
  await network.lead({ lastName: 'Muster', budget: 18_000 })
  const page = await as(network.alpen.admin, '/inbox')

  await expect(page.getByText('Muster')).toHaveCount(0)
  await expect(page.locator('time').first()).toHaveText(/^(4h|3h 59m)/)
  const accept = page.getByRole('button', { name: `Accept: ${title}` })
  await looksRight(page, accept)
  await accept.click()

  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('Erika Muster')).toBeVisible()
  await looksRight(page, page.getByRole('link', { name: /Call \+49/ }))
  await page.getByRole('link', { name: 'Open the opportunity' }).click()

  await looksRight(page, page.getByRole('heading', { name: 'Erika Muster', level: 1 }))
  await page.getByRole('checkbox', { name: 'The customer has confirmed the need' }).check()
  await expect(page.getByText('2 of 2').first()).toBeVisible()
  await page.getByRole('button', { name: 'Move to Needs analysis' }).click()

  await page.getByRole('button', { name: 'Move to Proposal' }).click()
  const gate = page.getByRole('dialog', { name: 'Erika Muster: before Proposal' })
  await looksRight(page, gate)
  await gate.getByRole('checkbox', { name: 'We know who decides' }).check()
  await gate.getByRole('button', { name: 'Save and move to Proposal' }).click()

  await page.getByRole('button', { name: 'Move to Negotiation' }).click()
  const second = page.getByRole('dialog', { name: 'Erika Muster: before Negotiation' })
  await second.getByLabel('Expected close').fill('2031-05-20')
  await second.getByRole('checkbox', { name: 'A quote has been sent' }).check()
  await second.getByRole('button', { name: 'Save and move to Negotiation' }).click()

  await expect(page.getByText('current stage')).toHaveCount(1)
  await page.getByRole('button', { name: 'Won', exact: true }).click()
  const won = page.getByRole('dialog', { name: 'Erika Muster is won' })
  await won.getByLabel('Order value').fill('17500')
  await won.getByLabel('What decided it?').selectOption({ label: 'Advice and service' })
  await looksRight(page, won)
  await won.getByRole('button', { name: 'Won' }).click()

  await expect(page.getByText(/Won on /)).toBeVisible()
  await looksRight(page, page.getByText('Order value: €17,500'))
})

test('a gate that is not met names what is missing, and cancelling leaves the stage', async ({
  network,
  as,
}) => {
  const { lead } = await network.lead({ lastName: 'Torwart' })
  const { rows } = await network.alpen.admin.get('/offers')
  const accepted = await network.alpen.admin.post(`/offers/${rows[0].id}/accept`, {})
  expect(lead.status).toBe('offered')

  const page = await as(network.alpen.admin, `/opportunities/${accepted.opportunityId}`)
  await page.getByRole('button', { name: 'Move to Needs analysis' }).click()
  const gate = page.getByRole('dialog', { name: /before Needs analysis/ })
  await expect(gate.getByText('1 thing is still missing.')).toBeVisible()
  await gate.getByRole('button', { name: 'Save and move to Needs analysis' }).click()
  await expect(gate.getByText('Tick this if it is so.')).toBeVisible()
  await gate.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Move to Needs analysis' })).toBeVisible()
  const after = await network.alpen.admin.get(`/opportunities/${accepted.opportunityId}`)
  expect(after.stage).toBe('qualification')
})

test('a partner declines with a reason, and the lead goes to the next', async ({ network, as }) => {
  const { lead } = await network.lead({ lastName: 'Klein' })
  const page = await as(network.alpen.admin, '/inbox')
  await page.getByRole('button', { name: `Decline: ${title}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Why not this one?' })
  await looksRight(page, dialog)
  await dialog.getByRole('radio', { name: 'Something else' }).check()
  await dialog.getByLabel('In a few words, why?').fill('  ')
  await dialog.getByRole('button', { name: 'Decline' }).click()
  await expect(dialog.getByText('Say in a few words why, or choose another reason.')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Too small' }).check()
  await dialog.getByRole('button', { name: 'Decline' }).click()

  await expect(page.getByText(`${title} declined.`).first()).toBeVisible()
  await looksRight(page, page.getByText('You are all caught up.'))
  // Until the notice goes it can be undone.
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect
    .poll(async () => (await network.manager.get(`/leads/${lead.id}`)).offers[0].declineReason)
    .toBe('too_small')
})
