/**
 * Lint rules. The type-aware ones are few and chosen: they find real mistakes (a promise nobody waits for, a
 * forgotten case of a union) and keep the run short; `tsc` under `strict` does the rest.
 */
import tseslint from "typescript-eslint";
import prettier from "eslint-config-prettier";

export default tseslint.config(
  { ignores: ["dist/", "build/", "node_modules/", "test-programs/"] },
  ...tseslint.configs.strict,
  {
    rules: {
      eqeqeq: ["error", "always"],
      "no-console": "off",
      "object-shorthand": "error",
      "prefer-const": "error",
      // Loops over two's-complement words and scanners read better so.
      "no-constant-condition": ["error", { checkLoops: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-explicit-any": "error",
      // `list[i]!` marks an index that was checked before, though `noUncheckedIndexedAccess` is off.
      "@typescript-eslint/no-non-null-assertion": "off",
      // `!` is needed where a Map has just been filled, `void` in unions of return types of hooks.
      "@typescript-eslint/no-invalid-void-type": "off",
      // Classes of IR nodes and of Python values are data with `kind`; some have only statics.
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/unified-signatures": "off",
      // `del obj.name` is a statement of the language we implement.
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-for-in-array": "error",
      "@typescript-eslint/only-throw-error": "off",
    },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  prettier,
);
