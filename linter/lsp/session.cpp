// The life of a session, and which method leads where.

#include "linter/lsp/session.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/files/repository.h"
#include "linter/lsp/diagnostics.h"
#include "linter/lsp/rendered_values.h"
#include "linter/lsp/workspace_index.h"

namespace linter::lsp {

Session::Session(std::span<const Rule> catalog, std::string_view version, Send send)
    : catalog_(catalog), version_(version), send_(std::move(send)), file_linter_(catalog) {}

Session::~Session() = default;

const std::map<std::string_view, Session::Request>& Session::Requests() {
  static const std::map<std::string_view, Request> table = {
      {"initialize", &Session::Initialize},
      {"shoal/render", &Session::RenderChart},
      {"shutdown", &Session::Shutdown},
      {"textDocument/codeAction", &Session::CodeActions},
      {"textDocument/completion", &Session::Complete},
      {"textDocument/definition", &Session::Definition},
      {"textDocument/diagnostic", &Session::PullDiagnostics},
      {"textDocument/documentHighlight", &Session::Highlights},
      {"textDocument/documentSymbol", &Session::Symbols},
      {"textDocument/foldingRange", &Session::FoldingRanges},
      {"textDocument/hover", &Session::Hover},
      {"textDocument/inlayHint", &Session::InlayHints},
      {"textDocument/prepareRename", &Session::PrepareRename},
      {"textDocument/references", &Session::References},
      {"textDocument/rename", &Session::Rename},
      {"workspace/symbol", &Session::WorkspaceSymbols},
  };
  return table;
}

const std::map<std::string_view, Session::Notification>& Session::Notifications() {
  static const std::map<std::string_view, Notification> table = {
      {"$/cancelRequest", &Session::CancelRequest},
      {"initialized", &Session::Initialized},
      {"textDocument/didChange", &Session::DidChange},
      {"textDocument/didClose", &Session::DidClose},
      {"textDocument/didOpen", &Session::DidOpen},
      {"textDocument/didSave", &Session::DidSave},
      {"workspace/didChangeConfiguration", &Session::DidChangeConfiguration},
      {"workspace/didChangeWatchedFiles", &Session::DidChangeFiles},
      {"workspace/didChangeWorkspaceFolders", &Session::DidChangeFolders},
  };
  return table;
}

bool Session::Take(std::string_view content) {
  const auto message = Json::parse(content, nullptr, false);
  if (message.is_discarded()) {
    Refuse(nullptr, {ParseError, "this is no JSON"});
    return true;
  }
  const bool call = message.is_object() && message.contains("method");
  const auto id = message.is_object() ? message.value("id", Json()) : Json();
  if (!call || !message["method"].is_string()) {
    if (!message.is_object() || call || !message.contains("id") ||
        !(message.contains("result") || message.contains("error"))) {
      Refuse(id, {InvalidRequest, "this is no request"});
    } else {
      TakeAnswer(id, message.value("result", Json()));
    }
    return true;
  }
  const auto method = message["method"].get<std::string>();
  const auto params = message.value("params", Json());
  if (message.contains("id")) {
    TakeRequest(id, method, params);
    return true;
  }
  if (method == "exit") {
    return false;
  }
  TakeNotification(method, params);
  return true;
}

void Session::TakeRequest(const Json& id, const std::string& method, const Json& params) {
  {
    const std::lock_guard lock(cancel_mutex_);
    if (cancelled_.erase(id.dump()) > 0) {
      Refuse(id, {RequestCancelled, "cancelled"});
      return;
    }
  }
  const bool first = method == "initialize";
  if (state_ == State::ShutDown || (first && state_ != State::Fresh)) {
    Refuse(id, {InvalidRequest, first ? "initialized already" : "shut down already"});
    return;
  }
  if (state_ == State::Fresh && !first) {
    Refuse(id, {ServerNotInitialized, "`initialize` comes first"});
    return;
  }
  const auto found = Requests().find(method);
  if (found == Requests().end()) {
    Refuse(id, {MethodNotFound, fmt::format("no method `{}`", method)});
    return;
  }
  try {
    denied_.reset();
    auto result = (this->*found->second)(params);
    if (denied_) {
      Refuse(id, {RequestFailed, *denied_});
      return;
    }
    send_({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
  } catch (const Json::exception& error) {
    Refuse(id, {InvalidParams, error.what()});
  }
}

void Session::TakeNotification(const std::string& method, const Json& params) {
  const auto found = Notifications().find(method);
  if (state_ != State::Running || found == Notifications().end()) {
    return;
  }
  try {
    (this->*found->second)(params);
  } catch (const Json::exception& error) {
    // There is nobody to answer; editors show this in their log.
    constexpr int Warning = 2;
    Notify("window/logMessage",
           {{"type", Warning}, {"message", fmt::format("{}: {}", method, error.what())}});
  }
}

void Session::Refuse(const Json& id, const Refusal& refusal) {
  send_({{"jsonrpc", "2.0"},
         {"id", id},
         {"error", {{"code", refusal.code}, {"message", refusal.message}}}});
}

Json Session::Deny(std::string reason) {
  denied_ = std::move(reason);
  return nullptr;
}

void Session::Notify(const std::string& method, Json params) {
  send_({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
}

std::string Session::Ask(const std::string& method, Json params) {
  auto id = fmt::format("shoal-{}", next_id_++);
  send_({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
  return id;
}

static const char* NameOf(ColumnUnit unit) {
  return unit == ColumnUnit::Byte ? "utf-8" : unit == ColumnUnit::Utf16 ? "utf-16" : "utf-32";
}

static std::vector<std::string> FoldersIn(const Json& params) {
  std::vector<std::string> folders;
  const auto add = [&](const Json& uri) {
    const auto path = uri.is_string() ? PathOf(uri.get<std::string>()) : std::nullopt;
    if (path) {
      folders.push_back(files::Absolute(*path));
    }
  };
  const auto named = params.value("workspaceFolders", Json());
  if (named.is_array()) {
    for (const Json& folder : named) {
      add(folder.is_object() ? folder.value("uri", Json()) : Json());
    }
  }
  if (folders.empty()) {
    add(params.value("rootUri", Json()));
  }
  return folders;
}

Json Session::Initialize(const Json& params) {
  client_ = ReadClient(params);
  folders_ = params.is_object() ? FoldersIn(params) : std::vector<std::string>();
  preferences_ = ReadPreferences(
      params.is_object() ? params.value("initializationOptions", Json()) : Json(), preferences_);
  folder_linter_.emplace(catalog_, deliver_);
  state_ = State::Running;
  Json abilities = {
      {"positionEncoding", NameOf(client_.unit)},
      {"textDocumentSync",
       {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
      {"codeActionProvider", {{"codeActionKinds", {"quickfix", "source.fixAll.shoal"}}}},
      {"completionProvider",
       {{"triggerCharacters", {".", ":", "-", "\"", "=", " "}}, {"resolveProvider", false}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"renameProvider", {{"prepareProvider", true}}},
      {"documentSymbolProvider", true},
      {"documentHighlightProvider", true},
      {"foldingRangeProvider", true},
      {"inlayHintProvider", true},
      {"workspaceSymbolProvider", true},
      {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
  if (client_.pulls_diagnostics) {
    abilities["diagnosticProvider"] = {
        {"identifier", "shoal"}, {"interFileDependencies", true}, {"workspaceDiagnostics", false}};
  }
  return {{"capabilities", std::move(abilities)},
          {"serverInfo", {{"name", "shoal"}, {"version", version_}}}};
}

Json Session::Shutdown(const Json& /*params*/) {
  state_ = State::ShutDown;
  folder_linter_.reset();
  return nullptr;
}

void Session::Initialized(const Json& /*params*/) {
  AskForPreferences();
  if (client_.watches_configuration) {
    Ask("client/registerCapability", {{"registrations",
                                       {{{"id", "shoal-settings"},
                                         {"method", "workspace/didChangeConfiguration"},
                                         {"registerOptions", {{"section", "shoal"}}}}}}});
  }
  if (!client_.watches_files) {
    return;
  }
  Json watchers = Json::array();
  for (const char* pattern :
       {"**/.shoal.{yaml,yml}", "**/.hadolint.{yaml,yml}", "**/*.{yaml,yml,tpl,json}",
        "**/{Dockerfile,Containerfile}*", "**/*.{dockerfile,Dockerfile}", "**/.helmignore",
        "**/Kustomization"}) {
    watchers.push_back({{"globPattern", pattern}});
  }
  Ask("client/registerCapability",
      {{"registrations",
        {{{"id", "shoal-files"},
          {"method", "workspace/didChangeWatchedFiles"},
          {"registerOptions", {{"watchers", std::move(watchers)}}}}}}});
}

void Session::BeginProgress() {
  if (!client_.shows_progress || !progress_.empty()) {
    return;
  }
  progress_ = fmt::format("shoal-progress-{}", next_id_);
  Ask("window/workDoneProgress/create", {{"token", progress_}});
  Notify("$/progress",
         {{"token", progress_},
          {"value", {{"kind", "begin"}, {"title", "shoal: linting"}, {"cancellable", false}}}});
}

void Session::EndProgress() {
  if (!progress_.empty()) {
    Notify("$/progress", {{"token", progress_}, {"value", {{"kind", "end"}}}});
    progress_.clear();
  }
}

void Session::CancelRequest(const Json& /*params*/) {
  // Done when it was read: see `Cancel`.
}

void Session::Cancel(const Json& id) {
  constexpr std::size_t Most = 1000;
  const std::lock_guard lock(cancel_mutex_);
  if (cancelled_.size() < Most) {
    cancelled_.insert(id.dump());
  }
}

}  // namespace linter::lsp
