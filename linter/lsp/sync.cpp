// Buffers come, change and go; what is found in them is told.

#include <fmt/format.h>

#include "linter/files/repository.h"
#include "linter/lsp/diagnostics.h"
#include "linter/lsp/rendered_values.h"
#include "linter/lsp/session.h"
#include "linter/lsp/workspace_index.h"

namespace linter::lsp {

std::shared_ptr<const Document> Session::Find(const Json& params) const {
  const auto found =
      documents_.find(params.at("textDocument").at("uri").get_ref<const std::string&>());
  return found == documents_.end() ? nullptr : found->second;
}

void Session::DidOpen(const Json& params) {
  const Json& item = params.at("textDocument");
  const auto& uri = item.at("uri").get_ref<const std::string&>();
  auto document = std::make_shared<const Document>(
      uri, item.value("languageId", std::string()), item.value("version", std::int64_t{0}),
      item.at("text").get<std::string>(), client_.unit);
  documents_[uri] = document;
  Changed(document);
}

void Session::DidChange(const Json& params) {
  const auto before = Find(params);
  if (before == nullptr) {
    return;
  }
  const auto version = params.at("textDocument").value("version", before->version() + 1);
  auto document = before->Changed(params.at("contentChanges"), version, client_.unit);
  documents_[document->uri()] = document;
  Changed(document);
}

void Session::DidClose(const Json& params) {
  const auto document = Find(params);
  if (document == nullptr) {
    return;
  }
  const auto& uri = document->uri();
  if (!client_.pulls_diagnostics) {
    Notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", Json::array()}});
  }
  by_file_.erase(uri);
  by_folder_.erase(uri);
  documents_.erase(uri);
  AskForAll();
}

void Session::DidSave(const Json& /*params*/) {
  AskForAll();
}

void Session::DidChangeFolders(const Json& params) {
  const Json& event = params.at("event");
  for (const Json& gone : event.value("removed", Json::array())) {
    if (const auto path = PathOf(gone.value("uri", std::string()))) {
      std::erase(folders_, files::Absolute(*path));
    }
  }
  for (const Json& added : event.value("added", Json::array())) {
    if (const auto path = PathOf(added.value("uri", std::string()))) {
      folders_.push_back(files::Absolute(*path));
    }
  }
  run_.reset();
  AskForAll();
}

// Settings, or other files of a chart: everything is judged anew.
void Session::DidChangeFiles(const Json& /*params*/) {
  file_linter_.Forget();
  const auto documents = documents_;
  for (const auto& [uri, document] : documents) {
    Changed(document);
  }
}

// Without a value, a client says that it wants to be asked.
void Session::DidChangeConfiguration(const Json& params) {
  const auto settings = params.is_object() ? params.value("settings", Json()) : Json();
  if (settings.is_object() || !client_.tells_configuration) {
    Prefer(settings);
  }
  AskForPreferences();
  DidChangeFiles(params);
}

void Session::AskForPreferences() {
  if (client_.tells_configuration) {
    const Json item = {{"section", "shoal"}};
    asked_preferences_ = Ask("workspace/configuration", {{"items", Json::array({item})}});
  }
}

void Session::TakeAnswer(const Json& id, const Json& result) {
  if (!asked_preferences_.empty() && id == Json(asked_preferences_)) {
    asked_preferences_.clear();
    if (result.is_array() && !result.empty()) {
      Prefer(result.front());
    }
  }
}

void Session::Prefer(const Json& settings) {
  const auto before = preferences_.inlay_hints;
  preferences_ = ReadPreferences(settings, preferences_);
  if (before != preferences_.inlay_hints && client_.refreshes_hints) {
    Ask("workspace/inlayHint/refresh", nullptr);
  }
}

// What belongs to a chart keeps what it had until it is rendered anew.
void Session::Changed(const std::shared_ptr<const Document>& document) {
  const auto& uri = document->uri();
  if (auto findings = file_linter_.Lint(*document)) {
    by_file_[uri] = std::move(*findings);
    if (!client_.pulls_diagnostics) {
      Tell(*document);
    }
  } else {
    by_file_.erase(uri);
  }
  AskForAll();
}

std::vector<std::string> Session::LintedFolders() const {
  auto folders = folders_;
  for (const auto& [uri, document] : documents_) {
    const auto& path = document->path();
    const bool inside =
        path.empty() || std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
          return files::IsBelow(path, folder);
        });
    if (!inside) {
      folders.push_back(path);
    }
  }
  return folders;
}

void Session::AskForAll() {
  index_.reset();
  rendered_.clear();
  auto folders = LintedFolders();
  if (folder_linter_ && !documents_.empty() && !folders.empty()) {
    if (run_ == nullptr) {
      BeginProgress();
    }
    folder_linter_->Ask(std::move(folders), documents_);
  }
}

const WorkspaceIndex& Session::Index() {
  auto folders = LintedFolders();
  if (run_ == nullptr && !folders.empty()) {
    run_ = ReadFolders(std::move(folders), documents_, catalog_);
  }
  if (index_ == nullptr) {
    index_ = std::make_unique<const WorkspaceIndex>(run_ == nullptr ? nullptr : &run_->sources(),
                                                    documents_);
  }
  return *index_;
}

const Findings* Session::FindingsOf(const Document& document) const {
  const auto folder = by_folder_.find(document.uri());
  const auto file = by_file_.find(document.uri());
  const bool known = folder != by_folder_.end();
  if (known && (folder->second.version == document.version() || file == by_file_.end())) {
    return &folder->second;
  }
  return file == by_file_.end() ? nullptr : &file->second;
}

Json Session::DiagnosticsOf(const Document& document) const {
  Json diagnostics = Json::array();
  if (const Findings* findings = FindingsOf(document)) {
    for (const Diagnostic& finding : findings->findings) {
      diagnostics.push_back(DiagnosticOf(finding, *findings, document, client_));
    }
  }
  return diagnostics;
}

void Session::Tell(const Document& document) {
  Notify("textDocument/publishDiagnostics", {{"uri", document.uri()},
                                             {"version", document.version()},
                                             {"diagnostics", DiagnosticsOf(document)}});
}

Json Session::PullDiagnostics(const Json& params) {
  const auto document = Find(params);
  if (document == nullptr) {
    return {{"kind", "full"}, {"items", Json::array()}};
  }
  auto items = DiagnosticsOf(*document);
  auto known = fmt::format("{:016x}", std::hash<std::string>()(items.dump()));
  if (params.value("previousResultId", Json()) == Json(known)) {
    return {{"kind", "unchanged"}, {"resultId", std::move(known)}};
  }
  return {{"kind", "full"}, {"resultId", std::move(known)}, {"items", std::move(items)}};
}

void Session::Publish(FolderLinter::Results results) {
  if (state_ != State::Running) {
    return;
  }
  EndProgress();
  run_ = std::move(results.run);
  index_.reset();
  bool changed = false;
  for (const auto& [uri, document] : documents_) {
    const auto result = results.findings.find(uri);
    // Something else was typed meanwhile: the next answer is on its way.
    if (result != results.findings.end() && result->second.version != document->version()) {
      continue;
    }
    const auto before = DiagnosticsOf(*document);
    if (result == results.findings.end()) {
      by_folder_.erase(uri);
    } else {
      by_folder_[uri] = std::move(result->second);
    }
    if (DiagnosticsOf(*document) == before) {
      continue;
    }
    changed = true;
    if (!client_.pulls_diagnostics) {
      Tell(*document);
    }
  }
  if (changed && client_.pulls_diagnostics && client_.refreshes_diagnostics) {
    Ask("workspace/diagnostic/refresh", nullptr);
  }
}

}  // namespace linter::lsp
