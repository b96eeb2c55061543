import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";
import type { ExpressionInput, Module } from "./ast.js";
export function checkModule(_module: Module, _file: SourceFile, _sink: DiagnosticSink): void {}
export function checkExpressionInput(_input: ExpressionInput, _file: SourceFile, _sink: DiagnosticSink): void {}
