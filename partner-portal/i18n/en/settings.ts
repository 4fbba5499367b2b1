export const settings = {
  adminChanges: 'Administrators change what you can only read here.',
  fieldsText: 'What your leads tell beside what every lead tells.',
  group_clocks: 'Clocks and follow-ups',
  group_company: 'Your company',
  group_leads: 'Leads',
  group_messages: 'Mails and channels',
  territoriesText: 'Who gets leads where, and where nobody does.',
  text: 'What holds for your whole network.',
  title: 'Settings',
} as const
