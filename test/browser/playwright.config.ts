import { defineConfig } from '@playwright/test'
import { launchOptions } from './chromium.ts'

const isCi = Boolean(process.env.CI)

/** The built portal before the built server, in a real Chromium, at a desk and in a hand. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: isCi,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    // Both are set by the global setup, before workers read this file again.
    baseURL: process.env.BATON_BROWSER_URL ?? '',
    launchOptions: launchOptions(),
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'dark',
      testMatch: 'screens.test.ts',
      grep: /every screen of/,
      use: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
    },
    {
      name: 'phone',
      // A phone has neither a keyboard nor a pointer to drag with.
      testIgnore: 'rules-desk.test.ts',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
})
