/** The Emscripten glue of libpg-query, which ships without types. Only what libpg.ts calls. */
declare module 'libpg-query/wasm/libpg-query.js' {
  export interface LibpgModule {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _wasm_parse_query_raw(query: number): number;
    _wasm_free_parse_result(result: number): void;
    _wasm_parse_plpgsql(query: number): number;
    _wasm_free_string(pointer: number): void;
    getValue(pointer: number, type: 'i32'): number;
    lengthBytesUTF8(text: string): number;
    stringToUTF8(text: string, pointer: number, bytes: number): void;
    UTF8ToString(pointer: number): string;
  }
  /** `wasmBinary` is not among the options: this build would look for a file of its own instead. */
  export default function load(options: {
    instantiateWasm: (imports: object, done: (instance: object) => void) => object;
    print?: (line: string) => void;
    printErr?: (line: string) => void;
  }): Promise<LibpgModule>;
}

/** Every host has it; TypeScript knows it from the DOM only, which core does without. */
declare namespace WebAssembly {
  class Module {
    private constructor();
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: object): Promise<object>;
}
