#pragma once

#include <condition_variable>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "linter/check/rule.h"
#include "linter/lsp/client.h"
#include "linter/lsp/document.h"
#include "linter/lsp/linting.h"
#include "linter/lsp/preferences.h"

namespace linter::lsp {

struct Note;
struct RenderedChart;
struct Suggestions;
struct Occurrence;
struct Occurrences;
enum class OccurrenceKind : std::uint8_t;
class WorkspaceIndex;

// A request that cannot be answered: code and message as the base protocol has them.
struct Refusal {
  int code = 0;
  std::string message;
};

// The codes of JSON-RPC and of the protocol.
constexpr int ParseError = -32700;
constexpr int InvalidRequest = -32600;
constexpr int MethodNotFound = -32601;
constexpr int InvalidParams = -32602;
constexpr int ServerNotInitialized = -32002;
constexpr int RequestCancelled = -32800;
constexpr int RequestFailed = -32803;

// One editor, from `initialize` to `exit`.
class Session {
 public:
  // Sends messages, from any thread.
  using Send = std::function<void(const Json& message)>;

  Session(std::span<const Rule> catalog, std::string_view version, Send send);
  ~Session();

  // Answers a message; anything may come. False after `exit`.
  bool Take(std::string_view content);
  // What was found in the background is told.
  void Publish(FolderLinter::Results results);
  // A request that was not begun yet is not answered any more.
  void Cancel(const Json& id);
  // Whether the client said `shutdown` before `exit`.
  bool orderly() const { return state_ == State::ShutDown; }

 private:
  enum class State { Fresh, Running, ShutDown };
  using Answer = Expected<Json>;
  using Request = Json (Session::*)(const Json& params);
  using Notification = void (Session::*)(const Json& params);

  static const std::map<std::string_view, Request>& Requests();
  static const std::map<std::string_view, Notification>& Notifications();

  void TakeRequest(const Json& id, const std::string& method, const Json& params);
  void TakeNotification(const std::string& method, const Json& params);
  void Refuse(const Json& id, const Refusal& refusal);
  void Notify(const std::string& method, Json params);
  // The request's id.
  std::string Ask(const std::string& method, Json params);
  // An answer to one of our requests.
  void TakeAnswer(const Json& id, const Json& result);
  // Asks the client for its settings, where it tells them.
  void AskForPreferences();
  void Prefer(const Json& settings);

  Json Initialize(const Json& params);
  Json Shutdown(const Json& params);
  Json PullDiagnostics(const Json& params);
  Json CodeActions(const Json& params);
  Json Complete(const Json& params);
  Json Hover(const Json& params);
  Json Definition(const Json& params);
  Json References(const Json& params);
  Json PrepareRename(const Json& params);
  Json Rename(const Json& params);
  Json Highlights(const Json& params);
  Json FoldingRanges(const Json& params);
  Json InlayHints(const Json& params);
  Json WorkspaceSymbols(const Json& params);
  Json Symbols(const Json& params);
  Json RenderChart(const Json& params);

  void Initialized(const Json& params);
  void DidOpen(const Json& params);
  void DidChange(const Json& params);
  void DidClose(const Json& params);
  void DidSave(const Json& params);
  void DidChangeFolders(const Json& params);
  void DidChangeFiles(const Json& params);
  void DidChangeConfiguration(const Json& params);
  void CancelRequest(const Json& params);

  // The buffer that a request is about; null for one that is not open.
  std::shared_ptr<const Document> Find(const Json& params) const;
  // What an expression of a template prints, and where its value stands.
  std::optional<Note> ExpressionNote(const Document& document, std::uint32_t offset);
  // The chart of a document, rendered; null outside of charts.
  const RenderedChart* Rendered(const Document& document);
  // What may be written at a place.
  Suggestions Suggest(const Document& document, std::uint32_t offset);
  // The thing that has a name at a place.
  std::optional<Occurrences> OccurrencesAt(const Document& document, std::uint32_t offset);
  std::string AddressOf(const Occurrence& occurrence, const Document& asked) const;
  Json LocationsOf(const Occurrences& found, const Document& document,
                   std::initializer_list<OccurrenceKind> kinds) const;
  // The objects of the workspace as they are now.
  const WorkspaceIndex& Index();
  // The folders of the workspace, and documents outside of them.
  std::vector<std::string> LintedFolders() const;
  // Shows that folders are read for the first time, and that they were.
  void BeginProgress();
  void EndProgress();
  // What a request returns that cannot be done, with a reason for a person.
  Json Deny(std::string reason);
  void Changed(const std::shared_ptr<const Document>& document);
  // The newest that is known of a document.
  const Findings* FindingsOf(const Document& document) const;
  Json DiagnosticsOf(const Document& document) const;
  void Tell(const Document& document);
  void AskForAll();

  std::span<const Rule> catalog_;
  std::string version_;
  Send send_;
  State state_ = State::Fresh;
  Client client_;
  std::vector<std::string> folders_;
  Documents documents_;
  FileLinter file_linter_;
  // Both by address.
  std::map<std::string, Findings> by_file_;
  std::map<std::string, Findings> by_folder_;
  // The newest that was read of the folders; null at first.
  std::shared_ptr<const workspace::LintRun> run_;
  // Null until it is asked for again.
  std::unique_ptr<const WorkspaceIndex> index_;
  // By the folder of the chart; forgotten with each change.
  std::map<std::string, std::unique_ptr<const RenderedChart>> rendered_;
  // Why the request that is being answered is not done.
  std::optional<std::string> denied_;
  Preferences preferences_;
  // The newest request for settings; empty before, and once it is answered.
  std::string asked_preferences_;
  // The work that is shown to be under way; empty where none is.
  std::string progress_;
  std::int64_t next_id_ = 1;
  std::mutex cancel_mutex_;
  std::set<std::string> cancelled_;
  // Begun last, so that it ends first.
  std::optional<FolderLinter> folder_linter_;
  std::function<void(FolderLinter::Results)> deliver_;

  friend class Server;
};

// Speaks the protocol over two streams until `exit` or the end of `in`. The program's status: 0
// after an orderly end.
int Serve(std::span<const Rule> catalog, std::string_view version, std::FILE* in, std::FILE* out);

}  // namespace linter::lsp
