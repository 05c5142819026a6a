#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/config/config.h"
#include "linter/lsp/document.h"
#include "linter/schema/catalog.h"
#include "linter/workspace/catalog.h"
#include "linter/workspace/lint_run.h"

namespace linter::lsp {

using Documents = std::map<std::string, std::shared_ptr<const Document>>;

// Where a label stands.
struct FilePlace {
  std::string path;
  // Shared by all findings of a run.
  std::shared_ptr<const std::string> text;
};

// What is found in a document, with everything that its findings speak of. Spans of its own file
// have the id `own`.
struct Findings {
  // Of the document that was linted.
  std::int64_t version = 0;
  FileId own = {};
  std::vector<Diagnostic> findings = {};
  // The other files, by id.
  std::map<FileId, FilePlace> others = {};
  // Holds the rules of the findings.
  std::shared_ptr<const workspace::Catalog> catalog = {};
};

// What can be said of a buffer by itself, at once.
class FileLinter {
 public:
  explicit FileLinter(std::span<const Rule> catalog) : catalog_(catalog) {}

  // Settings were changed: they are read again.
  void Forget() { folders_.clear(); }
  // Empty for what is judged by what its chart renders to, and for what is not ours.
  std::optional<Findings> Lint(const Document& document);
  // The versions of Kubernetes that the settings choose for a document; 0 where they choose none.
  schema::Versions ChosenVersions(const Document& document);
  // Whether a document belongs to a chart.
  static bool IsPartOfChart(const Document& document);
  static bool IsDockerfile(const Document& document);
  // The folder of the nearest chart; empty outside of charts.
  static std::string ChartOf(const Document& document);

 private:
  // The settings of a folder, and the rules that there are for them.
  struct FolderRules {
    std::shared_ptr<const workspace::Catalog> catalog;
    config::ConfigTree settings;
  };

  FolderRules& RulesOf(const std::string& folder);

  std::span<const Rule> catalog_;
  // By folder.
  std::map<std::string, FolderRules> folders_;
};

// Reads folders, with the buffers in the place of files. Null where that cannot begin.
std::shared_ptr<const workspace::LintRun> ReadFolders(std::vector<std::string> folders,
                                                      const Documents& documents,
                                                      std::span<const Rule> catalog);

// Lints whole folders in a thread of its own: charts, and what objects have to do with each other.
class FolderLinter {
 public:
  // What was found.
  struct Results {
    // In the open documents, by address.
    std::map<std::string, Findings> findings = {};
    // What was read; null where that could not begin.
    std::shared_ptr<const workspace::LintRun> run = {};
  };

  // `done` is called in the thread.
  FolderLinter(std::span<const Rule> catalog, std::function<void(Results)> done);
  FolderLinter(const FolderLinter&) = delete;
  FolderLinter& operator=(const FolderLinter&) = delete;
  ~FolderLinter();

  // Asks for the folders with these buffers; what was asked for before and has not begun is
  // forgotten.
  void Ask(std::vector<std::string> folders, Documents documents);

 private:
  struct Question {
    std::vector<std::string> folders;
    Documents documents;
  };

  void Work();
  Results Lint(const Question& question) const;

  std::span<const Rule> catalog_;
  std::function<void(Results)> done_;
  std::mutex mutex_;
  std::condition_variable asked_;
  std::optional<Question> question_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace linter::lsp
