package dev.ibid.lsp;

/** The version that people see. */
public interface Version {
  String TEXT = "0.1.0";
}
