export const keptAway = {
  bounded: 'Only the newest 5,000 decisions are counted here, those since {since}.',
  counted:
    'Each lead counts once, by the first thing that kept it away, from what was recorded when it was decided on.',
  examples: 'Examples',
  hint_active: 'Ask the manufacturer to switch you on again.',
  hint_cap_left: 'The number is agreed with the manufacturer and can be raised there.',
  hint_capacity_left:
    'Close or give back opportunities that you no longer work on, or ask for a higher capacity.',
  hint_carries_product: 'If you carry them, ask the manufacturer to add them to your portfolio.',
  hint_certified: 'Send the manufacturer your current certificates.',
  hint_covers_territory: 'If you sell there too, ask the manufacturer to widen your territory.',
  hint_not_absent: 'Tell the manufacturer when an absence ends sooner.',
  hint_open_now: 'Your hours are kept by the manufacturer; tell it when they are longer.',
  hint_others_ahead: 'Often it is simply their turn. Quick answers and a free hand help.',
  hint_speaks_language: 'If you speak more languages, tell the manufacturer.',
  its_active: { one: '{count} lead while it was not active', other: '{count} leads while it was not active' },
  its_by_name: {
    one: '{count} lead that was given to a named partner',
    other: '{count} leads that were given to a named partner',
  },
  its_cap_left: {
    one: '{count} lead above its number of leads a day, week or month',
    other: '{count} leads above its number of leads a day, week or month',
  },
  its_capacity_left: {
    one: '{count} lead while it had no capacity left',
    other: '{count} leads while it had no capacity left',
  },
  its_carries_product: {
    one: '{count} lead for a product that it does not carry',
    other: '{count} leads for products that it does not carry',
  },
  its_certified: {
    one: '{count} lead for a product that it is not certified for',
    other: '{count} leads for products that it is not certified for',
  },
  its_covers_territory: {
    one: '{count} lead outside its territory',
    other: '{count} leads outside its territory',
  },
  its_in_pool: {
    one: '{count} lead for which the rule asked other partners, by tier, label or distance',
    other: '{count} leads for which the rule asked other partners, by tier, label or distance',
  },
  its_not_absent: { one: '{count} lead while it was absent', other: '{count} leads while it was absent' },
  its_not_asked_before: {
    one: '{count} lead that it was asked for before',
    other: '{count} leads that it was asked for before',
  },
  its_not_distributed: {
    one: '{count} lead that was not distributed: held, closed, or taken by no rule',
    other: '{count} leads that were not distributed: held, closed, or taken by no rule',
  },
  its_not_excluded: {
    one: '{count} lead that is agreed not to go to it',
    other: '{count} leads that are agreed not to go to it',
  },
  its_not_yet_there: {
    one: '{count} lead from before it joined the network',
    other: '{count} leads from before it joined the network',
  },
  its_open_now: {
    one: '{count} lead outside its opening hours',
    other: '{count} leads outside its opening hours',
  },
  its_others_ahead: {
    one: '{count} lead where other partners were ahead in the order',
    other: '{count} leads where other partners were ahead in the order',
  },
  its_speaks_language: {
    one: '{count} lead in a language that it does not speak',
    other: '{count} leads in a language that it does not speak',
  },
  none: 'No lead was decided on in this period.',
  other: { one: '{count} lead: {reason}', other: '{count} leads: {reason}' },
  own_active: {
    one: '{count} lead while you were not active',
    other: '{count} leads while you were not active',
  },
  own_by_name: {
    one: '{count} lead that was given to a named partner',
    other: '{count} leads that were given to a named partner',
  },
  own_cap_left: {
    one: '{count} lead above your number of leads a day, week or month',
    other: '{count} leads above your number of leads a day, week or month',
  },
  own_capacity_left: {
    one: '{count} lead while you had no capacity left',
    other: '{count} leads while you had no capacity left',
  },
  own_carries_product: {
    one: '{count} lead for a product that you do not carry',
    other: '{count} leads for products that you do not carry',
  },
  own_certified: {
    one: '{count} lead for a product that you are not certified for',
    other: '{count} leads for products that you are not certified for',
  },
  own_covers_territory: {
    one: '{count} lead outside your territory',
    other: '{count} leads outside your territory',
  },
  own_in_pool: {
    one: '{count} lead for which the rule asked other partners, by tier, label or distance',
    other: '{count} leads for which the rule asked other partners, by tier, label or distance',
  },
  own_not_absent: { one: '{count} lead while you were absent', other: '{count} leads while you were absent' },
  own_not_asked_before: {
    one: '{count} lead that you were asked for before',
    other: '{count} leads that you were asked for before',
  },
  own_not_distributed: {
    one: '{count} lead that was not distributed: held, closed, or taken by no rule',
    other: '{count} leads that were not distributed: held, closed, or taken by no rule',
  },
  own_not_excluded: {
    one: '{count} lead that is agreed not to go to you',
    other: '{count} leads that are agreed not to go to you',
  },
  own_not_yet_there: {
    one: '{count} lead from before you joined the network',
    other: '{count} leads from before you joined the network',
  },
  own_open_now: {
    one: '{count} lead outside your opening hours',
    other: '{count} leads outside your opening hours',
  },
  own_others_ahead: {
    one: '{count} lead where other partners were ahead in the order',
    other: '{count} leads where other partners were ahead in the order',
  },
  own_speaks_language: {
    one: '{count} lead in a language that you do not speak',
    other: '{count} leads in a language that you do not speak',
  },
  summary: {
    one: '{count} lead was decided on in the period; {got} came to you. What kept the others away:',
    other: '{count} leads were decided on in the period; {got} came to you. What kept the others away:',
  },
  summaryOf: {
    one: '{count} lead was decided on in the period; {got} came to this partner. What kept the others away:',
    other:
      '{count} leads were decided on in the period; {got} came to this partner. What kept the others away:',
  },
  title: 'Why not more leads?',
  titleOf: 'What kept leads away',
} as const
