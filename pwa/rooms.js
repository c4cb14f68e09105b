// Fetches the rooms of the app: finish.sh adds a line for each. In place of the loader of wasm-split-cli, which is
// silent when a file does not come.
export function makeLoad(url, needed, shared, mainOf) {
  let coming;
  // An idea is often where somebody comes in: its room comes together with the first file.
  let early = url.startsWith("/room-idee") && /^\/ideeen\/[^/]+$/.test(location.pathname) ? fetch(url).catch(() => {}) : undefined;
  const come = async () => {
    await Promise.all(needed.map((load) => load()));
    const main = mainOf();
    const { memory, __indirect_function_table, __stack_pointer, __tls_base } = main;
    const around = { memory, __indirect_function_table, __stack_pointer, __tls_base, ...main, ...shared };
    const answer = (await early) ?? fetch(url);
    early = undefined;
    const room = await WebAssembly.instantiateStreaming(answer, { env: { memory }, __wasm_split: around });
    Object.assign(shared, room.instance.exports);
  };
  return async (done, waiting) => {
    let well = true;
    try {
      await (coming ??= come());
    } catch (error) {
      // The page says so itself, and leaving a page while its room comes is no fault.
      console.warn(error);
      coming = undefined;
      well = false;
    }
    if (done !== undefined) mainOf().__indirect_function_table.get(done)(waiting, well);
    else if (!well) throw new Error(url);
  };
}
const fusedImports = {};
