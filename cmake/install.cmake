# What `cmake --install` gives: headers, libraries, the command with its manual page and completions, and what
# find_package(pith) and pkg-config need.
get_target_property(pith_type pith TYPE)
if(pith_type STREQUAL "STATIC_LIBRARY")  # whoever links it links what it is made of
  set(PITH_STATIC ON)
  set(PITH_PC_REQUIRES "gumbo uchardet libutf8proc zlib libcrypto simdjson")
  set(PITH_PC_LIBS "-lcld2 -lstdc++ -lm")
  set(PITH_PC_FETCH_REQUIRES "libcurl libbrotlidec libzstd libxml-2.0 libidn2 sqlite3")
else()
  set(PITH_STATIC OFF)
endif()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pith)
set(modules pith)
# A shared library is of one package, the link to it that linkers want of another.
set(of_libraries LIBRARY COMPONENT library NAMELINK_COMPONENT development ARCHIVE COMPONENT development)
install(DIRECTORY include/pith TYPE INCLUDE COMPONENT development)
install(TARGETS pith EXPORT pith-targets ${of_libraries})
install(EXPORT pith-targets NAMESPACE pith:: DESTINATION ${package_dir} COMPONENT development)
if(PITH_FETCH)
  list(APPEND modules pith-fetch)
  install(TARGETS pith_fetch EXPORT pith-fetch-targets ${of_libraries})
  install(EXPORT pith-fetch-targets NAMESPACE pith:: DESTINATION ${package_dir} COMPONENT development)
endif()
if(PITH_COMMAND)
  install(TARGETS pith-command COMPONENT command)
  set(manual docs/pith.1)
  set(zsh_functions site-functions)
  if(PITH_PACKAGES) # as Debian has them
    set(manual ${PROJECT_BINARY_DIR}/pith.1.gz)
    execute_process(COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/docs/pith.1 OUTPUT_FILE ${manual} COMMAND_ERROR_IS_FATAL ANY)
    set(zsh_functions vendor-completions)
  endif()
  install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT command)
  install(FILES docs/completions/pith.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME pith
          COMPONENT command)
  install(FILES docs/completions/_pith DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${zsh_functions} COMPONENT command)
  install(FILES docs/completions/pith.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
          COMPONENT command)
  configure_file(cmake/pith-serve.service.in ${PROJECT_BINARY_DIR}/pith-serve.service @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/pith-serve.service DESTINATION lib/systemd/system COMPONENT command)
endif()
if(NOT PITH_PACKAGES) # each package has its own
  install(FILES LICENSE NOTICE TYPE DOC)
endif()
configure_package_config_file(cmake/pith-config.cmake.in ${PROJECT_BINARY_DIR}/pith-config.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pith-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/pith-config.cmake ${PROJECT_BINARY_DIR}/pith-config-version.cmake
        DESTINATION ${package_dir} COMPONENT development)

# Relative to itself, so that the tree may be moved or installed under another prefix.
file(RELATIVE_PATH PITH_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
foreach(module IN LISTS modules)
  configure_file(cmake/${module}.pc.in ${PROJECT_BINARY_DIR}/${module}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${module}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
          COMPONENT development)
endforeach()
