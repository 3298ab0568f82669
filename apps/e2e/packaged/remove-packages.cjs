module.exports = () => globalThis.removePackages();
