import { screens } from '../app/routes.tsx'

/** Whether the portal has a page at a path, so that nothing leads to where there is none. */
export const hasScreen = (path: string): boolean => screens.some((screen) => screen.path === path)
