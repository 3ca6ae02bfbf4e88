export { VirusScanModule } from './virus-scan.module.js';
export { ScannerUnavailable, VirusScanner } from './virus-scanner.js';
