// A thread reads, one answers; what is found in the background comes in between.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>

#include "linter/lsp/framing.h"
#include "linter/lsp/session.h"

namespace linter::lsp {

// What is to be done next: a message, results, or (neither) the end of the stream.
using Event = std::variant<std::monostate, std::string, FolderLinter::Results>;

class Inbox {
 public:
  void Put(Event event) {
    {
      const std::lock_guard lock(mutex_);
      events_.push_back(std::move(event));
    }
    filled_.notify_one();
  }
  Event Take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !events_.empty(); });
    Event event = std::move(events_.front());
    events_.pop_front();
    return event;
  }
  // Whether a request waits that has this id.
  bool Waits(const Json& id) {
    const std::lock_guard lock(mutex_);
    for (const Event& event : events_) {
      const auto* content = std::get_if<std::string>(&event);
      const auto message = content == nullptr ? Json() : Json::parse(*content, nullptr, false);
      if (message.is_object() && message.contains("method") && message.value("id", Json()) == id) {
        return true;
      }
    }
    return false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Event> events_;
};

// The id that a cancellation is about; null for any other message.
static Json CancelledBy(const std::string& content) {
  // Nearly all messages are none: not parsed twice.
  if (content.find("$/cancelRequest") == std::string::npos) {
    return nullptr;
  }
  const auto message = Json::parse(content, nullptr, false);
  if (!message.is_object() || message.value("method", Json()) != Json("$/cancelRequest")) {
    return nullptr;
  }
  const auto params = message.value("params", Json());
  return params.is_object() ? params.value("id", Json()) : Json();
}

class Server {
 public:
  Server(std::span<const Rule> catalog, std::string_view version, std::FILE* in, std::FILE* out)
      : in_(in),
        out_(out),
        session_(catalog, version, [this](const Json& message) { Send(message); }) {
    session_.deliver_ = [this](FolderLinter::Results results) { inbox_.Put(std::move(results)); };
  }

  int Serve() {
    std::thread reader([this] { Read(); });
    // Not waited for: it may stand in a read that never ends.
    reader.detach();
    while (true) {
      Event event = inbox_.Take();
      if (const auto* content = std::get_if<std::string>(&event)) {
        if (!session_.Take(*content)) {
          break;
        }
      } else if (auto* results = std::get_if<FolderLinter::Results>(&event)) {
        session_.Publish(std::move(*results));
      } else {
        break;
      }
    }
    return session_.orderly() ? 0 : 1;
  }

 private:
  void Read() {
    while (auto content = ReadMessage(in_)) {
      if (const auto id = CancelledBy(*content); !id.is_null() && inbox_.Waits(id)) {
        session_.Cancel(id);
      }
      inbox_.Put(std::move(*content));
    }
    inbox_.Put(std::monostate());
  }

  void Send(const Json& message) {
    const auto framed = Frame(message.dump(-1, ' ', false, Json::error_handler_t::replace));
    const std::lock_guard lock(out_mutex_);
    std::fwrite(framed.data(), 1, framed.size(), out_);
    std::fflush(out_);
  }

  std::FILE* in_;
  std::FILE* out_;
  std::mutex out_mutex_;
  Inbox inbox_;
  Session session_;
};

int Serve(std::span<const Rule> catalog, std::string_view version, std::FILE* in, std::FILE* out) {
  // Never destroyed: its reader may still stand in a read when the program ends.
  auto* server = new Server(catalog, version, in, out);
  return server->Serve();
}

}  // namespace linter::lsp
