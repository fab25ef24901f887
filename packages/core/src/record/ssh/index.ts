export * from './allowed-signers.ts';
export * from './keys.ts';
export * from './sshsig.ts';
