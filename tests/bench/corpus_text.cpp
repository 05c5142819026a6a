#include "tests/bench/corpus_text.h"

#include <tree_sitter/api.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

extern "C" const TSLanguage* tree_sitter_yaml();

namespace linter::tests {

std::vector<std::string> ReadFolder(const std::filesystem::path& folder) {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      texts.push_back(text.str());
    }
  }
  return texts;
}

std::size_t ParseAll(const std::vector<std::string>& texts, std::size_t threads) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> nodes = 0;
  const auto loop = [&] {
    auto* parser = ts_parser_new();
    ts_parser_set_language(parser, tree_sitter_yaml());
    for (auto i = next++; i < texts.size(); i = next++) {
      auto* tree = ts_parser_parse_string(parser, nullptr, texts[i].data(),
                                          static_cast<std::uint32_t>(texts[i].size()));
      nodes += ts_node_child_count(ts_tree_root_node(tree));
      ts_tree_delete(tree);
    }
    ts_parser_delete(parser);
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) {
    others.emplace_back(loop);
  }
  loop();
  for (auto& other : others) {
    other.join();
  }
  return nodes;
}

}  // namespace linter::tests
