/** What one may do. API keys carry the same words as scopes. */
export const permissions = [
  'leads:read',
  'leads:write',
  'leads:steer',
  'offers:read',
  'offers:answer',
  'opportunities:read',
  'opportunities:work',
  'partners:read',
  'partners:write',
  'rules:read',
  'rules:write',
  'scorecards:read',
  'mails:read',
  'mails:receive',
  'availability:manage',
  'people:read',
  'people:manage',
  'keys:manage',
  'settings:manage',
] as const
export type Permission = (typeof permissions)[number]

export const manufacturerRoles = ['admin', 'channel_manager', 'viewer'] as const
export const partnerRoles = ['partner_admin', 'partner_user'] as const
export const roles = [...manufacturerRoles, ...partnerRoles] as const
export type Role = (typeof roles)[number]

const viewer: Permission[] = [
  'leads:read',
  'offers:read',
  'opportunities:read',
  'partners:read',
  'rules:read',
  'scorecards:read',
  'mails:read',
]
const channelManager: Permission[] = [
  ...viewer,
  'leads:write',
  'leads:steer',
  'partners:write',
  'rules:write',
  'people:read',
  'people:manage',
]
const partnerUser: Permission[] = [
  'offers:read',
  'offers:answer',
  'opportunities:read',
  'opportunities:work',
  'scorecards:read',
]

export const permissionsOf: Record<Role, readonly Permission[]> = {
  viewer,
  channel_manager: channelManager,
  admin: [...channelManager, 'keys:manage', 'settings:manage'],
  partner_user: partnerUser,
  partner_admin: [...partnerUser, 'availability:manage', 'people:read', 'people:manage'],
}

export const isPartnerRole = (role: Role) => (partnerRoles as readonly string[]).includes(role)
