export { firstContactDue } from '../opportunities/first-contact.ts'
